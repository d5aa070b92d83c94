package io.nas4j.space.staged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Membership;
import io.nas4j.space.search.SearchSpace;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInSpacesTest {

    private static StagedSpace space(String name) {
        return SearchSpaces.definition(name).space();
    }

    /** The networks that MnasNet's own search and EfficientNet's found in it. */
    @ParameterizedTest
    @CsvSource({
        "mnasnet, mnasnet-a1, 311579072",
        "mnasnet, mnasnet-b1, 314415872",
        "mnasnet, efficientnet-b0, 385814752",
        "mnasnet, mobilenet-v2, 300774272",
        "fused, efficientnetv2-b0, 721373024",
        "fused, efficientnetv2-b1, 0"
    })
    void hasThePublishedNetwork(String name, String network, long macs) {
        StagedSpace space = space(name);
        Architecture published = PublishedNetworks.get(network);
        assertThat(space.find(published)).isInstanceOfSatisfying(Membership.Member.class, member -> {
            Architecture built = space.build(member.choices());
            assertThat(CostModel.cost(built.withResolution(published.input().resolution())))
                    .isEqualTo(CostModel.cost(published));
        });
        if (macs > 0 && name.equals("mnasnet")) {
            assertThat(CostModel.cost(published).macs()).isEqualTo(macs);
        }
    }

    @Test
    void buildsEfficientNetB0ItselfAndSaysWhyB1IsNone() {
        StagedSpace space = space(SearchSpaces.MNASNET);
        Architecture b0 = PublishedNetworks.get("efficientnet-b0");
        assertThat(space.find(b0))
                .isInstanceOfSatisfying(
                        Membership.Member.class,
                        member -> assertThat(Fingerprint.of(space.build(member.choices())))
                                .isEqualTo(Fingerprint.of(b0)));
        assertThat(space.find(PublishedNetworks.get("efficientnet-b1")))
                .isEqualTo(new Membership.Refused("block1.layers is 2, but allowed is 1"));
        assertThat(space.find(PublishedNetworks.get("efficientnet-lite2")))
                .isEqualTo(new Membership.Refused("block3.filters is 48, but allowed are 24, 32, 40"));
        assertThat(space.find(PublishedNetworks.get("efficientnet-b3")))
                .isEqualTo(new Membership.Refused("it begins with stem:k3_s2_c40, but the space with stem:k3_s2_c32"));
    }

    /** Sizes: 4 operators, of which 3 with SE, 2 kernels; ProxylessNAS (6+36+216+1296)^5*6; 3^8. */
    @ParameterizedTest
    @CsvSource({
        "mnasnet, 40, 18823075481032704, 18823075481032704",
        "mnasnet-small-image, 30, 85847040000, 85598208000",
        "mnasnet-micro, 18, 2099520, 2099520",
        "proxyless, 47, 54375883032510144, 54375883032510144",
        "nas-bench-macro, 8, 6561, 3969",
        "fused, 27, 313456656384, 311824069632"
    })
    void hasItsSize(String name, int decisions, BigInteger sequences, BigInteger networks) {
        assertThat(space(name).decisions()).hasSize(decisions);
        assertThat(space(name).cardinality()).isEqualTo(sequences);
        assertThat(space(name).distinct()).contains(networks);
    }

    @Test
    void proxylessHasThePublishedSize() {
        assertThat(space(SearchSpaces.PROXYLESS).cardinality())
                .isEqualTo(BigInteger.valueOf(1554).pow(5).multiply(BigInteger.valueOf(6)));
    }

    /** The figures of an earlier release: what the quickstart measures hangs on the same decisions, order and draws. */
    @ParameterizedTest
    @CsvSource({"mnasnet-micro, 1952821800, 291700236", "mnasnet-small-image, -1975204932, 1505272441"})
    void samplesAsItAlwaysDid(String name, int decisions, int networks) {
        SearchSpace space = SearchSpaces.get(name, new Input(24, 3), 10);
        SplittableRandom random = new SplittableRandom(0);
        int hash = 1;
        for (int i = 0; i < 1000; i++) {
            hash = 31 * hash
                    + String.join(" ", space.describe(space.sample(random))).hashCode();
        }
        assertThat(hash).isEqualTo(decisions);
        random = new SplittableRandom(1);
        hash = 1;
        for (int i = 0; i < 200; i++) {
            hash = 31 * hash + space.build(space.sample(random)).toString().hashCode();
        }
        assertThat(hash).isEqualTo(networks);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnasnet", "mnasnet-small-image", "mnasnet-micro", "proxyless", "nas-bench-macro", "fused"})
    void isFoundByItsNameAndHasWhatItDraws(String name) {
        assertThat(SearchSpaces.names()).contains(name);
        StagedSpace space = SearchSpaces.get(name, new Input(32, 3), 10);
        assertThat(space.name()).isEqualTo(name);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 50; i++) {
            Choices choices = space.uniform(random);
            Architecture built = space.build(choices);
            assertThat(built.input()).isEqualTo(new Input(32, 3));
            assertThat(built.classes()).isEqualTo(10);
            assertThat(space.find(built))
                    .isInstanceOfSatisfying(
                            Membership.Member.class,
                            member -> assertThat(Fingerprint.of(space.build(member.choices())))
                                    .isEqualTo(Fingerprint.of(built)));
        }
    }

    @Test
    void namesTheSpacesWhenAskedForAnother() {
        assertThatThrownBy(() -> SearchSpaces.get("nasnet", new Input(32, 3), 10))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("unknown space 'nasnet'; spaces are "
                        + String.join(
                                ", ",
                                List.of(
                                        "mnasnet",
                                        "mnasnet-small-image",
                                        "mnasnet-micro",
                                        "proxyless",
                                        "nas-bench-macro",
                                        "fused"))
                        + "; did you mean mnasnet?");
    }

    @Test
    void eachWasMadeForTheResolutionThatItsCostsAreShownAt() {
        assertThat(SearchSpaces.names()).allSatisfy(name -> {
            SpaceDefinition definition = SearchSpaces.definition(name);
            assertThat(definition.resolutions().has(definition.frame().input().resolution()))
                    .isTrue();
        });
        assertThat(SearchSpaces.definition(SearchSpaces.SMALL_IMAGE)
                        .space(new Input(200, 3), 2)
                        .definition()
                        .resolutions())
                .isEqualTo(new Resolutions(32, 64));
    }
}

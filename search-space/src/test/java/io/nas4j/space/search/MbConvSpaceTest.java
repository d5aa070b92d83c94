package io.nas4j.space.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.published.PublishedNetworks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MbConvSpaceTest {

    @Provide
    Arbitrary<SearchSpace> spaces() {
        return Arbitraries.of(SearchSpaces.names()).map(name -> SearchSpaces.get(name, new Input(32, 3), 10));
    }

    @Property(tries = 300)
    void describesAndReadsBackWhatItSamples(@ForAll("spaces") SearchSpace space, @ForAll long seed) {
        Choices choices = space.sample(new SplittableRandom(seed));
        assertThat(space.parse(space.describe(choices))).isEqualTo(choices);
        Architecture architecture = space.build(choices);
        assertThat(((MbConvSpace) space).find(architecture))
                .hasValueSatisfying(found ->
                        assertThat(Fingerprint.of(space.build(found))).isEqualTo(Fingerprint.of(architecture)));
    }

    @Test
    void containsEfficientNetB0() {
        MbConvSpace space = SearchSpaces.mnasnet(new Input(224, 3), 1000);
        Architecture b0 = PublishedNetworks.get("efficientnet-b0");
        Choices choices = space.find(b0).orElseThrow();
        assertThat(space.build(choices)).isEqualTo(b0);
        assertThat(CostModel.cost(space.build(choices)).macs()).isEqualTo(385_814_752L);
        assertThat(space.find(PublishedNetworks.get("efficientnet-b1"))).isEmpty();
    }

    /** A skip op is asked only where it would change the network, so that equal networks are not sampled under two names. */
    @Test
    void asksNoSkipWhereNoLayerCouldHaveOne() {
        SearchSpace space = SearchSpaces.get(SearchSpaces.MICRO, new Input(16, 3), 10);
        Choices oneStridedLayer = new Choices(List.of(0, 1, 0, 1, 2));
        Choices twoLayers = new Choices(List.of(1, 1, 0, 1, 2));
        assertThat(space.open(oneStridedLayer)).containsExactly(0);
        assertThat(space.open(twoLayers)).containsExactly(0, 1);
    }

    @Test
    void differentChoicesBuildDifferentNetworks() {
        SearchSpace space = SearchSpaces.get(SearchSpaces.MICRO, new Input(16, 3), 10);
        SplittableRandom random = new SplittableRandom(1);
        Set<Choices> choices = new HashSet<>();
        Set<String> fingerprints = new HashSet<>();
        for (int i = 0; i < 3000; i++) {
            Choices sample = space.sample(random);
            choices.add(sample);
            fingerprints.add(Fingerprint.of(space.build(sample)));
        }
        assertThat(fingerprints).hasSameSizeAs(choices);
    }

    @Test
    void namesWhatIsAllowed() {
        assertThatThrownBy(() -> SearchSpaces.get("nasnet", new Input(32, 3), 10))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("unknown space 'nasnet'; spaces are mnasnet, mnasnet-small-image, mnasnet-micro");
        SearchSpace space = SearchSpaces.get(SearchSpaces.MICRO, new Input(16, 3), 10);
        List<String> texts = space.describe(space.sample(new SplittableRandom(7)));
        List<String> wrong = new ArrayList<>(texts);
        wrong.set(2, "block1.kernel=4");
        assertThatThrownBy(() -> space.parse(wrong))
                .hasMessage("'block1.kernel=4' is not a choice of block1.kernel in space mnasnet-micro; allowed: 3, 5");
    }
}

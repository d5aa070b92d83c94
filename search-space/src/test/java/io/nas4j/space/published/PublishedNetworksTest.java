package io.nas4j.space.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.cost.LayerCost;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedNetworksTest {

    @Test
    void hasEveryNetworkOfItsPapers() {
        assertThat(PublishedNetworks.names())
                .contains(
                        "efficientnet-b0",
                        "efficientnet-b8",
                        "efficientnet-l2",
                        "efficientnet-lite0",
                        "efficientnet-lite4",
                        "efficientnetv2-s",
                        "efficientnetv2-m",
                        "efficientnetv2-l",
                        "efficientnetv2-b0",
                        "efficientnetv2-b3",
                        "mobilenet-v1",
                        "mobilenet-v2",
                        "mobilenet-v3-large",
                        "mnasnet-a1",
                        "mnasnet-b1",
                        "mnasnet-small",
                        "resnet-50",
                        "tinynet-a",
                        "tinynet-e")
                .hasSize(34);
        for (String name : PublishedNetworks.names()) {
            Architecture network = PublishedNetworks.get(name);
            assertThat(network.classes()).isEqualTo(1000);
            assertThat(PublishedNetworks.names(name)).isTrue();
        }
    }

    /** Input sizes of the stages, as the papers' tables print them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "efficientnet-b0 | 112 112 56 28 14 14 7",
                "efficientnet-b3 | 150 150 75 38 19 19 10",
                "efficientnet-lite0 | 112 112 56 28 14 14 7",
                "efficientnetv2-s | 192 192 96 48 24 24",
                "efficientnetv2-m | 240 240 120 60 30 30 15",
                "efficientnetv2-b0 | 112 112 56 28 14 14",
                "mnasnet-a1 | 112 112 56 28 14 14 7",
                "mnasnet-small | 112 112 56 28 14 14 7",
                "mobilenet-v1 | 112 112 56 28 14",
                "mobilenet-v2 | 112 112 56 28 14 14 7",
                "mobilenet-v3-large | 112 112 56 28 14 14",
                "resnet-50 | 56 56 28 14"
            })
    void stagesSeeThePublishedSizes(String name, String sizes) {
        List<String> seen = CostModel.layers(PublishedNetworks.get(name)).stream()
                .filter(layer -> layer.name().matches("stages\\.[0-9]+\\.0"))
                .map(LayerCost::inSize)
                .map(String::valueOf)
                .toList();
        assertThat(String.join(" ", seen)).isEqualTo(sizes);
    }

    @Test
    void namesWhatIsAllowed() {
        assertThatThrownBy(() -> PublishedNetworks.get("efficientnet-b9"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("unknown network 'efficientnet-b9'; published networks are efficientnet-b0,");
        assertThatThrownBy(() -> PublishedNetworks.get("efficientnet-b0@1.4"))
                .hasMessageContaining("has no width multiplier of its own; those that have are mnasnet-a1,");
        assertThatThrownBy(() -> PublishedNetworks.get("mobilenet-v2@x"))
                .hasMessageContaining("a width multiplier is a number from 0.05 to 20, but was 'x'");
        assertThatThrownBy(() -> PublishedNetworks.get("mobilenet-v2@0"))
                .hasMessageContaining("must be a number from 0.05 to 20, but was 0");
        assertThat(PublishedNetworks.get("mobilenet-v2@1")).isEqualTo(PublishedNetworks.get("mobilenet-v2"));
    }

    /** Hidden channels of MobileNetV3 at 0.75, as timm's tf_mobilenetv3_large_075 has them. */
    @Test
    void roundsHiddenChannelsOfFractionalExpansions() {
        Stage stage = PublishedNetworks.get("mobilenet-v3-large@0.75").stages().get(3);
        assertThat(stage.filters()).isEqualTo(64);
        assertThat(stage.blocks().get(1).hidden(64)).isEqualTo(160);
        assertThat(stage.blocks().get(2).hidden(64)).isEqualTo(144);
    }

    /** The implied coefficients differ between dimensions and from the number behind the B. */
    @Test
    void releasedScalesAreNotPowersOfOnePhi() {
        ReleasedScale b7 = PublishedNetworks.releasedScales().get(7);
        assertThat(b7.name()).isEqualTo("b7");
        assertThat(b7.impliedPhi()[0]).isCloseTo(6.21, within(0.005));
        assertThat(b7.impliedPhi()[1]).isCloseTo(7.27, within(0.005));
        assertThat(b7.impliedPhi()[2]).isCloseTo(7.05, within(0.005));
    }

    /**
     * Parameters and multiply-accumulates of timm 1.0.29's models, counted by hooks, with the strides of 1 that implementations for
     * CIFAR-10 have, and ResNet's first kernel of 3 without a maximum behind it. 23,520,842 is also what kuangliu/pytorch-cifar has.
     */
    @ParameterizedTest
    @CsvSource({
        "mobilenet-v1@32px, 10, 3217226, 175556608",
        "mobilenet-v2@32px, 10, 2236682, 87976448",
        "resnet-50@32px, 10, 23520842, 1297829888",
        "mobilenet-v1@32px, 1000, 4231976, 176570368",
        "mobilenet-v2@32px, 1000, 3504872, 89243648",
        "resnet-50@32px, 1000, 25549352, 1299857408",
        "mobilenet-v2@0.5@32px, 1000, 1968680, 29236224",
        "efficientnet-b0@32px, 1000, 5288548, 117434368",
        "resnet-50@64px, 1000, 25549352, 1305165824"
    })
    void cutsToSmallImages(String name, int classes, long params, long macs) {
        Architecture network = PublishedNetworks.get(name).withClasses(classes);
        assertThat(PublishedNetworks.names(name)).isTrue();
        assertThat(CostModel.cost(network)).isEqualTo(new Cost(params, macs));
    }

    @Test
    void cutsNoMoreThanNeeded() {
        assertThat(PublishedNetworks.get("mobilenet-v2@128px"))
                .isEqualTo(PublishedNetworks.get("mobilenet-v2").withResolution(128));
        assertThat(PublishedNetworks.get("mobilenet-v2@97px").stem().stride()).isEqualTo(2);
        assertThat(PublishedNetworks.get("mobilenet-v2@96px").stem().stride()).isEqualTo(1);
        assertThat(PublishedNetworks.get("resnet-50@8px").stages())
                .extracting(Stage::stride)
                .containsExactly(1, 1, 1, 2);
        assertThatThrownBy(() -> PublishedNetworks.get("mobilenet-v2@7px"))
                .hasMessage("the pixels of 'mobilenet-v2@7px' must be a whole number from 8 to 8192, but was 7");
        assertThatThrownBy(() -> PublishedNetworks.get("mobilenet-v2@32px@0.5"))
                .hasMessageContaining("a size is written as @32px, behind a width");
    }
}

package io.nas4j.space.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.published.PublishedNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FootprintTest {

    /** Counted by hand: 8 pixels, stem of 4 channels, one block of expansion 2 with SE and skip, head of 8, 3 classes. */
    @Test
    void followsASmallNetworkByHand() {
        Architecture network = ArchitectureText.parse("in:8x3 stem:k3_s1_c4 mb:e2_k3_s1_c4_se0.5 head:c8 classes:3");
        Footprint footprint = CostModel.footprint(network);
        long weights = CostModel.cost(network).params() + 2L * (4 + 8 + 8 + 4 + 8);
        assertThat(footprint.weights()).isEqualTo(4 * weights);
        // while the depthwise convolution runs: the block's input, its own input and its output
        assertThat(footprint.inferencePeak()).isEqualTo(4L * 64 * (4 + 8 + 8));
        long stem = 64 * 3 + 3 * 64 * 4;
        long block = 3 * 64 * 8 + 3 * 64 * 8 + (8 + 2 + 2 + 8 + 8 + 64 * 8) + 2 * 64 * 4 + 64 * 4;
        long head = 3 * 64 * 8 + 8 + 3;
        assertThat(footprint.training()).isEqualTo(4 * (stem + block + head));
        long moved = (64 * 3 + 64 * 4 + 4 * 3 * 9) // stem
                + (64 * 4 + 64 * 8 + 4 * 8) // expansion
                + (2 * 64 * 8 + 8 * 9) // depthwise
                + (8 + 2 + 8 * 2 + 2 + 8 + 2 * 8) // squeeze, excitation
                + (64 * 8 + 64 * 4 + 8 * 4) // projection
                + (64 * 4 + 64 * 8 + 4 * 8) // head
                + (8 + 3 + 8 * 3); // classifier
        assertThat(footprint.traffic()).isEqualTo(4 * moved);
        assertThat(footprint.intensity())
                .isCloseTo(2.0 * CostModel.cost(network).macs() / (4 * moved), within(1e-12));
    }

    /**
     * MobileNetV1: the figure of Araujo, Norris and Sim (Distill 2019, table 1). ResNet-50: theirs, 483, is of a variant that
     * strides in the last block of a stage; with the stride in the first, 7 + 4 + 3*8 + 8 + 3*16 + 16 + 5*32 + 32 + 2*64.
     */
    @ParameterizedTest
    @CsvSource({"mobilenet-v1, 315", "resnet-50, 427"})
    void seesAsMuchAsKernelsReach(String name, long side) {
        assertThat(CostModel.footprint(PublishedNetworks.get(name)).receptiveField())
                .isEqualTo(side);
    }

    @Test
    void holdsNoInputForABlockWithoutShortcut() {
        String text = "in:8x3 stem:k3_s1_c4 mb:e2_k3_s1_c4_noskip head:c8 classes:3";
        assertThat(CostModel.footprint(ArchitectureText.parse(text)).inferencePeak())
                .isEqualTo(4L * 64 * (8 + 8));
    }

    /** Sixty-four halvings see more than there are pixels in the world; the network can be counted all the same. */
    @Test
    void countsNetworksThatSeeEverything() {
        String text = "in:32x3 stem:k3_s1_c8 " + "conv:k3_s2_c8 ".repeat(64) + "head:none classes:10";
        assertThat(CostModel.layers(ArchitectureText.parse(text))).hasSize(66);
    }

    @Test
    void growsWithTheSquareOfTheResolution() {
        Architecture b0 = PublishedNetworks.get("efficientnet-b0");
        double ratio = (double) CostModel.footprint(b0.withResolution(448)).training()
                / CostModel.footprint(b0).training();
        assertThat(ratio).isCloseTo(4, within(0.01));
    }
}

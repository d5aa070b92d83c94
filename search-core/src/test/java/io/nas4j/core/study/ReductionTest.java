package io.nas4j.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import org.junit.jupiter.api.Test;

class ReductionTest {

    private static final Architecture NETWORK = ArchitectureText.parse(
            "in:32x3 stem:k3_s1_c32 mb:e3_k3_s2_c64_r2 mb:e6_k5_s2_c128_se0.25 head:c256 classes:10");

    @Test
    void leavesANetworkAsItIs() {
        assertThat(Reduction.NONE.of(NETWORK)).isSameAs(NETWORK);
        assertThat(new Reduction(1, 32).of(NETWORK)).isSameAs(NETWORK);
    }

    @Test
    void multipliesAllChannelsAndNothingElse() {
        assertThat(ArchitectureText.format(new Reduction(0.25, 0).of(NETWORK)))
                .isEqualTo(ArchitectureText.format(ArchitectureText.parse(
                        "in:32x3 stem:k3_s1_c8 mb:e3_k3_s2_c16_r2 mb:e6_k5_s2_c32_se0.25 head:c64 classes:10")));
    }

    @Test
    void makesTheImagesSmaller() {
        assertThat(new Reduction(1, 16).of(NETWORK)).isEqualTo(NETWORK.withResolution(16));
        assertThat(new Reduction(0.5, 16).of(NETWORK))
                .isEqualTo(new Reduction(0.5, 0).of(NETWORK).withResolution(16));
    }

    @Test
    void refusesWhatIsNoReduction() {
        assertThatThrownBy(() -> new Reduction(1.5, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("proxy width");
        assertThatThrownBy(() -> new Reduction(1, -1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("proxy resolution");
    }
}

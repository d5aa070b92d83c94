package io.nas4j.space.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.published.PublishedNetworks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompoundScalingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b1 | 32,16,24,40,80,112,192,320,1280 | 2,3,3,4,4,5,2",
                "b2 | 32,16,24,48,88,120,208,352,1408 | 2,3,3,4,4,5,2",
                "b3 | 40,24,32,48,96,136,232,384,1536 | 2,3,3,5,5,6,2",
                "b4 | 48,24,32,56,112,160,272,448,1792 | 2,4,4,6,6,8,2",
                "b5 | 48,24,40,64,128,176,304,512,2048 | 3,5,5,7,7,9,3",
                "b6 | 56,32,40,72,144,200,344,576,2304 | 3,6,6,8,8,11,3",
                "b7 | 64,32,48,80,160,224,384,640,2560 | 4,7,7,10,10,13,4",
                "l2 | 136,72,104,176,344,480,824,1376,5504 | 6,11,11,16,16,22,6"
            })
    void resolvesPublishedWidthsAndDepths(String member, String widths, String depths) {
        Architecture a = PublishedNetworks.get("efficientnet-" + member);
        List<Integer> channels = new ArrayList<>(List.of(a.stem().filters()));
        a.stages().forEach(stage -> channels.add(stage.filters()));
        channels.add(a.head().filters());
        assertThat(channels).isEqualTo(integers(widths));
        assertThat(a.stages().stream().map(Stage::layers).toList()).isEqualTo(integers(depths));
    }

    private static List<Integer> integers(String text) {
        return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }

    /** Depth 1.4, width 1.2 at 291 pixels is the compound row of the paper's table 7: 1.8 billion MACs. */
    @Test
    void reproducesTheCompoundRowOfTable7() {
        Architecture b0 = PublishedNetworks.get("efficientnet-b0");
        Architecture scaled = new CompoundScaling(Rounding.PUBLISHED).scale(b0, new Multipliers(1.4, 1.2, 1.3));
        assertThat(scaled.input().resolution()).isEqualTo(291);
        assertThat(CostModel.cost(scaled).macs() / 1e9).isCloseTo(1.800, within(0.001));
    }

    @Test
    void leavesTheBaselineAloneAtPhiZero() {
        Architecture b0 = PublishedNetworks.get("efficientnet-b0");
        CompoundScaling scaling = new CompoundScaling(new Rounding(32));
        assertThat(scaling.scale(b0, ScalingCoefficients.EFFICIENTNET, 0)).isEqualTo(b0);
    }

    @Test
    void paperCoefficientsNearlyDoubleTheNominalCost() {
        assertThat(ScalingCoefficients.EFFICIENTNET.product()).isCloseTo(1.92027, within(1e-5));
        assertThatThrownBy(() -> new ScalingCoefficients(0.9, 1, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("alpha must be a number from 1 to 10, but was 0.9");
    }

    @Test
    void neverRoundsDownByMoreThanATenth() {
        assertThat(Rounding.PUBLISHED.filters(16, 1.2)).isEqualTo(24);
        assertThat(Rounding.PUBLISHED.filters(32, 0.35)).isEqualTo(16);
        assertThat(Rounding.PUBLISHED.filters(24, 0.75)).isEqualTo(24);
    }

    @Property
    void roundsToTheNearestMultipleOrUp(
            @ForAll @IntRange(min = 1, max = 4000) int filters,
            @ForAll @DoubleRange(min = 0.1, max = 6) double width,
            @ForAll @IntRange(min = 1, max = 64) int divisor) {
        int rounded = new Rounding(divisor).filters(filters, width);
        assertThat(rounded % divisor).isZero();
        assertThat(rounded).isPositive();
        assertThat((double) rounded).isGreaterThanOrEqualTo(0.9 * filters * width - 1e-9);
        assertThat((double) rounded).isLessThanOrEqualTo(Math.max(divisor, filters * width + divisor));
    }
}

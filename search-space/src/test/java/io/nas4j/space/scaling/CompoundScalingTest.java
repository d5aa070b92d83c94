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
import org.junit.jupiter.params.provider.ValueSource;

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
        assertHas(PublishedNetworks.get("efficientnet-" + member), widths, depths);
    }

    private static void assertHas(Architecture a, String widths, String depths) {
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

    /** pycls/models/scaler.py, EfficientNet-B0 at two, four and eight times the MACs. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dwr:1:8:1 | 1 | 40,24,32,56,104,144,256,424,1688 | 1,2,2,3,3,4,1 | 232",
                "dwr:1:8:1 | 2 | 56,24,40,72,136,192,336,560,2232 | 1,2,2,3,3,5,1 | 240",
                "dwr | 3 | 72,40,56,88,184,256,440,736,2944 | 1,2,2,4,4,5,1 | 248",
                "uniform | 3 | 48,24,32,56,112,160,272,456,1808 | 2,4,4,6,6,8,2 | 316"
            })
    void reproducesFastCompoundScaling(String text, double phi, String widths, String depths, int resolution) {
        ScalingRule rule = ScalingRule.parse(text, List.of());
        Architecture scaled = new CompoundScaling(rule.rounding())
                .scale(
                        PublishedNetworks.get("efficientnet-b0"),
                        rule.coefficients().orElseThrow(),
                        phi);
        assertHas(scaled, widths, depths);
        assertThat(scaled.input().resolution()).isEqualTo(resolution);
        assertThat(rule.coefficients().orElseThrow().product()).isCloseTo(2, within(1e-12));
    }

    @Property
    void aDwrRuleDoublesTheMacsByItsShares(
            @ForAll @DoubleRange(max = 1000) double depth,
            @ForAll @DoubleRange(max = 1000) double width,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double resolution) {
        ScalingCoefficients c =
                ScalingRule.dwr(depth, width, resolution).coefficients().orElseThrow();
        assertThat(c.product()).isCloseTo(2, within(1e-9));
        double all = depth + width + resolution;
        assertThat(Math.log(c.alpha()) / Math.log(2)).isCloseTo(depth / all, within(1e-9));
        assertThat(2 * Math.log(c.beta()) / Math.log(2)).isCloseTo(width / all, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "dwr:1:8", "dwr:1:8:1:1", "dwr:-1:8:1", "dwr:a:8:1", "dwr:1e9:8:1", "Compound", "uniform:1"})
    void refusesWhatIsNoRule(String text) {
        assertThatThrownBy(() -> ScalingRule.parse(text, List.of("tinynet")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        "a scaling rule must be one of compound, dwr:D:W:R, uniform, tinynet, but was '" + text + "'");
    }

    @Test
    void refusesWeightsThatShareNothing() {
        assertThatThrownBy(() -> ScalingRule.parse("dwr:0:0:0", List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the weights of a dwr rule must be from 0 to 1000 and not all 0, but were 0, 0 and 0");
        assertThatThrownBy(() -> ScalingRule.parse("dwr:1:8:1001", List.of()))
                .hasMessageContaining("but were 1, 8 and 1001");
    }

    @Test
    void aNegativePhiMakesTheNetworkSmaller() {
        Architecture b0 = PublishedNetworks.get("efficientnet-b0");
        Architecture smaller = new CompoundScaling(Rounding.PUBLISHED).scale(b0, ScalingCoefficients.EFFICIENTNET, -2);
        assertThat(smaller.input().resolution()).isEqualTo(169);
        assertThat(CostModel.cost(smaller).macs()).isLessThan(CostModel.cost(b0).macs() / 2);
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

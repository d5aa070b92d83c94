package io.nas4j.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CoefficientGridTest {

    @Property(tries = 60)
    void everyPointKeepsTheConstraintAndNoneIsMissing(
            @ForAll @IntRange(min = 4, max = 50) int hundredths,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double tolerance) {
        BigDecimal step = BigDecimal.valueOf(hundredths, 2);
        List<ScalingCoefficients> points;
        try {
            points = new CoefficientGrid(step, tolerance, false).points();
        } catch (InvalidInputException e) {
            points = List.of();
        }
        assertThat(points)
                .doesNotHaveDuplicates()
                .allSatisfy(point -> assertThat(Math.abs(point.product() - 2)).isLessThanOrEqualTo(tolerance + 1e-9));
        int expected = 0;
        for (int a = 0; a * hundredths <= 150; a++) {
            for (int b = 0; b * hundredths <= 60; b++) {
                for (int c = 0; c * hundredths <= 60; c++) {
                    double alpha = 1 + a * hundredths / 100.0;
                    double beta = 1 + b * hundredths / 100.0;
                    double gamma = 1 + c * hundredths / 100.0;
                    if (Math.abs(alpha * beta * beta * gamma * gamma - 2) <= tolerance - 1e-9) {
                        expected++;
                    }
                }
            }
        }
        assertThat(points.size()).isGreaterThanOrEqualTo(expected);
    }

    @Test
    void holdsThePapersChoiceAtAFineStep() {
        assertThat(new CoefficientGrid(new BigDecimal("0.05"), 0.1, false).points())
                .contains(ScalingCoefficients.EFFICIENTNET);
    }

    @Test
    void putsTheNearestToTwoFirst() {
        List<ScalingCoefficients> points = new CoefficientGrid(new BigDecimal("0.2"), 0.1, false).points();
        assertThat(points.get(0)).isEqualTo(new ScalingCoefficients(2, 1, 1));
        assertThat(points).hasSize(6);
    }

    @Test
    void beginsWithEachDimensionAloneThePublishedAndTheMiddle() {
        List<ScalingCoefficients> points = new CoefficientGrid(new BigDecimal("0.2"), 0.1).points();
        assertThat(points.subList(0, 4))
                .containsExactly(
                        new ScalingCoefficients(2, 1, 1),
                        new ScalingCoefficients(1, Math.sqrt(2), 1),
                        new ScalingCoefficients(1, 1, Math.sqrt(2)),
                        ScalingCoefficients.EFFICIENTNET);
        assertThat(points.get(4).alpha()).isCloseTo(Math.cbrt(2), within(1e-12));
        assertThat(points.get(4).beta()).isCloseTo(Math.pow(2, 1.0 / 6), within(1e-12));
        assertThat(points.get(4).gamma()).isCloseTo(Math.pow(2, 1.0 / 6), within(1e-12));
        assertThat(points.subList(5, points.size()))
                .containsExactlyElementsOf(new CoefficientGrid(new BigDecimal("0.2"), 0.1, false)
                        .points()
                        .subList(1, 6)); // depth alone is the first of the grid, too
    }

    @Test
    void saysHowToRelaxAnEmptyGrid() {
        assertThatThrownBy(() -> new CoefficientGrid(new BigDecimal("0.9"), 0.01).points())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("take a smaller step or a larger tolerance");
    }
}

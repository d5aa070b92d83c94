package io.nas4j.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            points = new CoefficientGrid(step, tolerance).points();
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
        assertThat(new CoefficientGrid(new BigDecimal("0.05"), 0.1).points())
                .contains(ScalingCoefficients.EFFICIENTNET);
    }

    @Test
    void putsTheNearestToTwoFirst() {
        List<ScalingCoefficients> points = new CoefficientGrid(new BigDecimal("0.2"), 0.1).points();
        assertThat(points.get(0)).isEqualTo(new ScalingCoefficients(2, 1, 1));
        assertThat(points).hasSize(6);
    }

    @Test
    void saysHowToRelaxAnEmptyGrid() {
        assertThatThrownBy(() -> new CoefficientGrid(new BigDecimal("0.9"), 0.01).points())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("take a smaller step or a larger tolerance");
    }
}

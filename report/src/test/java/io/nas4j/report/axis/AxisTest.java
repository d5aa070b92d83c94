package io.nas4j.report.axis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream()
                .map(Tick::label)
                .filter(label -> !label.isEmpty())
                .toList();
    }

    @Property
    void linearTicksStandInTheAxisAndRise(
            @ForAll @DoubleRange(min = -1e300, max = 1e300) double a,
            @ForAll @DoubleRange(min = -1e300, max = 1e300) double b) {
        double from = Math.min(a, b);
        double to = Math.max(a, b);
        Axis loose = LinearAxis.loose(from, to);
        holds(loose);
        assertThat(loose.ticks()).hasSizeBetween(2, 14);
        assertThat(loose.fraction(from)).isBetween(0.0, 1.0).isLessThanOrEqualTo(loose.fraction(to));
        holds(LinearAxis.tight(from, to));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 2", "1, 2, 2", "0, 0, 2", "1, 7, 7", "0, 199, 4"})
    void ticksOfThingsThatAreCountedAreWholeNumbers(double from, double to, int ticks) {
        Axis axis = LinearAxis.counting(from, to);
        holds(axis);
        assertThat(axis.ticks()).hasSize(ticks).allMatch(tick -> tick.value() == Math.rint(tick.value()));
    }

    @Property
    void logTicksStandInTheAxisAndRise(
            @ForAll @Size(min = 1, max = 6) List<@DoubleRange(min = -1, max = 1e300) Double> list) {
        double[] values = list.stream().mapToDouble(Double::doubleValue).toArray();
        Axis axis = LogAxis.over(values);
        holds(axis);
        assertThat(labels(axis)).hasSizeBetween(2, 12).doesNotHaveDuplicates();
        double[] sorted = Arrays.stream(values).sorted().toArray();
        for (int i = 1; i < sorted.length; i++) {
            assertThat(axis.fraction(sorted[i])).isGreaterThanOrEqualTo(axis.fraction(sorted[i - 1]));
        }
    }

    private static void holds(Axis axis) {
        assertThat(axis.least()).isLessThan(axis.most());
        double room = 1e-6 * (axis.most() - axis.least());
        for (int i = 0; i < axis.ticks().size(); i++) {
            assertThat(axis.ticks().get(i).value()).isBetween(axis.least() - room, axis.most() + room);
            assertThat(i == 0
                            || axis.ticks().get(i).value()
                                    > axis.ticks().get(i - 1).value())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"1,600,0 100 200 300 400 500 600", "0,1,0 0.2 0.4 0.6 0.8 1", "0,0,-1 -0.5 0 0.5 1"})
    void linearTicksAreRound(double from, double to, String ticks) {
        Axis axis = from == 1 ? LinearAxis.tight(from, to) : LinearAxis.loose(from, to);
        assertThat(String.join(" ", labels(axis))).isEqualTo(ticks);
    }

    @ParameterizedTest
    @CsvSource({
        "0.011,0.09,0.01 0.02 0.05 0.1",
        "0.0003,0.3,0.001 0.01 0.1",
        "0,0.3,≤ 0.01 0.02 0.05 0.1 0.2 0.5",
        "1,1,1 2",
        "1e-9,1e-4,1e-9 1e-8 1e-7 1e-6 1e-5 0.0001"
    })
    void logTicksAreRound(double from, double to, String ticks) {
        assertThat(String.join(" ", labels(LogAxis.over(new double[] {from, to}))))
                .isEqualTo(ticks);
    }

    @ParameterizedTest
    @CsvSource({
        "0.050,0.05",
        "1200,1200",
        "1E+8,1e8",
        "2E-7,2e-7",
        "0.12345678912,0.12345678912",
        "0E-10,0",
        "-2.50E+9,-2.5e9",
        "1E+5,100000",
        "-0.0001,-0.0001"
    })
    void labelsAreShort(String value, String label) {
        assertThat(TickLabels.of(new BigDecimal(value))).isEqualTo(label);
    }
}

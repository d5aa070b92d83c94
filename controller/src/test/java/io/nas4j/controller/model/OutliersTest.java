package io.nas4j.controller.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OutliersTest {

    @Test
    void raisesWhatIsFarBelow() {
        assertThat(Outliers.raised(new double[] {-100, 1, 2, 3, 4})).containsExactly(-5, 1, 2, 3, 4);
    }

    @Test
    void fewValuesHaveNoOutliers() {
        assertThat(Outliers.raised(new double[] {-100, 1, 2})).containsExactly(-100, 1, 2);
    }

    @Property
    void changesNoneAboveTheLowerQuartileAndKeepsTheOrder(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = -1e3, max = 1e3) Double> given) {
        double[] values = given.stream().mapToDouble(value -> value).toArray();
        double[] raised = Outliers.raised(values);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < values.length; i++) {
            assertThat(raised[i]).isGreaterThanOrEqualTo(values[i]);
            if (values[i] >= sorted[values.length / 4]) {
                assertThat(raised[i]).isEqualTo(values[i]);
            }
            for (int j = 0; j < values.length; j++) {
                assertThat(values[i] < values[j] && raised[i] > raised[j]).isFalse();
            }
        }
    }
}

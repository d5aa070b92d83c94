package io.nas4j.evaluator.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightAverageTest {

    private static Weights weights(float... values) {
        return new Weights(Map.of("w", new Tensor(List.of(values.length), values)));
    }

    /** 1/10 is kept after the first step, 2/11 after the second: both are less than the decay. */
    @Test
    void earlyStepsAreForgottenSooner() {
        WeightAverage average = new WeightAverage(0.9, weights(10, 0));

        average.add(weights(20, 1));
        assertThat(average.weights().get("w").values()).containsExactly(19, 0.9f);

        average.add(weights(30, 1));
        double first = 2.0 / 11 * 19 + 9.0 / 11 * 30;
        assertThat(average.weights().get("w").values()[0]).isEqualTo((float) first);
    }

    /** From step 17 on, (1 + t) / (10 + t) is above 2/3. */
    @Test
    void laterStepsKeepTheDecay() {
        WeightAverage average = new WeightAverage(2.0 / 3, weights(1));
        for (int t = 0; t < 20; t++) {
            average.add(weights(1));
        }

        average.add(weights(4));

        assertThat(average.weights().get("w").values()).containsExactly(2);
    }

    @Test
    void theInitialWeightsAreTheAverageOfNone() {
        assertThat(new WeightAverage(0.5, weights(3)).weights().get("w").values())
                .containsExactly(3);
    }
}

package io.nas4j.core.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import io.nas4j.space.published.PublishedNetworks;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WeightsTest {

    private static final NetworkPlan PLAN =
            NetworkPlan.of(PublishedNetworks.get("efficientnet-b0").withClasses(100));

    @Test
    void startAsTheReleasedCodeDoes() {
        Weights weights = Weights.initial(PLAN, new SplittableRandom(1));
        assertThat(deviation(weights, "head.conv.weight")).isCloseTo(Math.sqrt(2.0 / 1280), within(0.001));
        // depthwise: fan_out counts one channel
        assertThat(deviation(weights, "stages.5.1.depthwise.conv.weight"))
                .isCloseTo(Math.sqrt(2.0 / 25), within(0.005));
        for (float value : weights.get("classifier.weight").values()) {
            assertThat(value).isBetween(-0.1f, 0.1f);
        }
        assertThat(weights.get("stem.bn.gamma").values()).containsOnly(1f);
        assertThat(weights.get("stem.bn.variance").values()).containsOnly(1f);
        assertThat(weights.get("stem.bn.beta").values()).containsOnly(0f);
    }

    private static double deviation(Weights weights, String name) {
        float[] values = weights.get(name).values();
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum / values.length);
    }

    @Test
    void areThoseOfThePlanAndOfTheSeed() {
        Weights weights = Weights.initial(PLAN, new SplittableRandom(1));
        assertThat(weights.tensors().keySet())
                .containsExactlyElementsOf(
                        PLAN.parameters().stream().map(ParameterSpec::name).toList());
        assertThat(weights.get("stem.conv.weight").values())
                .isEqualTo(Weights.initial(PLAN, new SplittableRandom(1))
                        .get("stem.conv.weight")
                        .values());
    }
}

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
            assertThat((double) value).isBetween(-1 / Math.sqrt(1280), 1 / Math.sqrt(1280));
        }
        assertThat(deviation(weights, "classifier.weight")).isCloseTo(1 / Math.sqrt(3 * 1280), within(0.001));
        assertThat(weights.get("stem.bn.gamma").values()).containsOnly(1f);
        assertThat(weights.get("stem.bn.variance").values()).containsOnly(1f);
        assertThat(weights.get("stem.bn.beta").values()).containsOnly(0f);
    }

    /** B0's second stage has two layers: only the second has a shortcut. */
    @Test
    void silenceWhatAShortcutGoesAround() {
        Weights before = Weights.initial(PLAN, new SplittableRandom(1));
        Weights weights = before.withSilentBranches(PLAN);
        assertThat(weights.get("stages.1.1.project.bn.gamma").values()).containsOnly(0f);
        assertThat(weights.get("stages.1.0.project.bn.gamma").values()).containsOnly(1f);
        assertThat(weights.get("stages.1.1.depthwise.bn.gamma").values()).containsOnly(1f);
        assertThat(weights.tensors().keySet())
                .containsExactlyElementsOf(before.tensors().keySet());
        long changed = PLAN.parameters().stream()
                .filter(spec -> !weights.get(spec.name()).equals(before.get(spec.name())))
                .count();
        assertThat(changed).isEqualTo(9); // 16 blocks, of which 7 begin a stage
        weights.requireFit(PLAN);
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

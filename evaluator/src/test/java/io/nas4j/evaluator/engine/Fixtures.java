package io.nas4j.evaluator.engine;

import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Tiny networks and batches for tests of engines. */
public final class Fixtures {

    /** Squeeze-and-excitation, a residual, strides. */
    public static final String SMALL =
            "in:12x3 stem:k3_s2_c8 mb:e1_k3_s1_c8_se0.25 mb:e3_k5_s2_c12_r2 head:c16 classes:5";

    /** Every operator and shortcut, layers that differ, pooling, a dense layer, kinked activations. */
    public static final String MIXED =
            "in:12x3 stem:k3_s1_c8_pool conv:k3_s1_c8+fused:e2_k3_s1_c8 mb:e2_k3_s2_c8_se0.25-x-d4-relu-hsigmoid_pool+id:s1_c8"
                    + " sep:k3_s1_c8_swish_r2 id:s1_c6 res:e0.5_k3_s2_c12_r2 head:d16 classes:5 act:hswish";

    private Fixtures() {}

    public static NetworkPlan plan(String text) {
        return NetworkPlan.of(ArchitectureText.parse(text));
    }

    public static Weights fresh(NetworkPlan plan) {
        return Weights.initial(plan, new SplittableRandom(11));
    }

    /** As after training: no tensor has equal numbers, variances are positive. */
    public static Weights random(NetworkPlan plan) {
        SplittableRandom random = new SplittableRandom(12);
        Weights fresh = fresh(plan);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec spec : plan.parameters()) {
            float[] values = fresh.get(spec.name()).values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (0.4 * random.nextDouble() - 0.2);
            }
            tensors.put(spec.name(), new Tensor(spec.shape(), values));
        }
        return new Weights(tensors);
    }

    /** Images of one class look alike, with noise. */
    public static Batch batch(NetworkPlan plan, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = plan.architecture().input().resolution();
        int channels = plan.architecture().input().channels();
        int classes = plan.architecture().classes();
        int[] labels = new int[count];
        float[] pixels = new float[count * size * size * channels];
        int numbers = size * size * channels;
        for (int image = 0; image < count; image++) {
            labels[image] = image % classes;
            for (int i = 0; i < numbers; i++) {
                double pattern = Math.sin((labels[image] + 1) * 0.7 * i);
                pixels[image * numbers + i] = (float) (pattern + 0.5 * random.nextGaussian());
            }
        }
        return new Batch(count, size, channels, pixels, labels);
    }
}

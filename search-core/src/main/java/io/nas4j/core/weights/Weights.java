package io.nas4j.core.weights;

import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** All tensors of one network by name, in the order of {@link NetworkPlan#parameters}, in its shapes. */
public record Weights(Map<String, Tensor> tensors) {

    public Weights {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /**
     * The tensor of that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor is named " + name);
        }
        return tensor;
    }

    /**
     * Checks that these are exactly the tensors of a network, with its shapes and with finite numbers.
     *
     * @throws io.nas4j.space.InvalidInputException naming the tensor that does not fit
     */
    public void requireFit(NetworkPlan plan) {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        WeightsCheck.shapes(plan, shapes);
        for (ParameterSpec spec : plan.parameters()) {
            WeightsCheck.values(spec, get(spec.name()).values());
        }
    }

    /**
     * Fresh weights: convolutions normal with standard deviation {@code sqrt(2 / fan_out)} where fan_out is
     * {@code kernel^2 * out}, or {@code kernel^2} where depthwise; biases 0; batch norms 1 and 0 (tensorflow/tpu,
     * efficientnet_model.py). Dense layers are uniform in {@code ±1/sqrt(max(inputs, outputs))}. The released code has
     * {@code ±1/sqrt(outputs)}. That is much the same for 1,000 classes; for 10 classes the first losses would be twice the loss
     * of guessing.
     *
     * @param random source of the numbers, in the order of {@link NetworkPlan#parameters}
     */
    public static Weights initial(NetworkPlan plan, SplittableRandom random) {
        return initial(plan.parameters(), random);
    }

    /** Fresh weights of some tensors, in their order. */
    public static Weights initial(Collection<ParameterSpec> specs, SplittableRandom random) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec spec : specs) {
            tensors.put(spec.name(), new Tensor(spec.shape(), initial(spec, random)));
        }
        return new Weights(tensors);
    }

    private static float[] initial(ParameterSpec spec, SplittableRandom random) {
        float[] values = new float[spec.size()];
        List<Integer> shape = spec.shape();
        switch (spec.role()) {
            case CONV_WEIGHT -> {
                boolean depthwise = shape.get(1) == 1 && spec.name().endsWith(".depthwise.conv.weight");
                double fanOut = (double) shape.get(2) * shape.get(3) * (depthwise ? 1 : shape.get(0));
                double deviation = Math.sqrt(2 / fanOut);
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (deviation * random.nextGaussian());
                }
            }
            case DENSE_WEIGHT -> {
                double bound = 1 / Math.sqrt(Math.max(shape.get(0), shape.get(1)));
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (bound * (2 * random.nextDouble() - 1));
                }
            }
            case GAMMA, RUNNING_VARIANCE -> Arrays.fill(values, 1f);
            case BIAS, BETA, RUNNING_MEAN -> {
                /* zeros */
            }
        }
        return values;
    }

    /**
     * These weights with a scale of 0 in the last batch norm of each residual branch. A block then begins as its shortcut, and
     * deep networks learn from the first steps on (Goyal et al. 2017, section 5.1).
     */
    public Weights withSilentBranches(NetworkPlan plan) {
        Map<String, Tensor> silenced = new LinkedHashMap<>(tensors);
        for (String norm : BranchEnds.of(plan)) {
            Tensor scale = get(norm + ".gamma");
            silenced.put(norm + ".gamma", new Tensor(scale.shape(), new float[scale.values().length]));
        }
        return new Weights(silenced);
    }
}

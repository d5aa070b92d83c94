package io.nas4j.evaluator.torch;

import io.nas4j.core.weights.Weights;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * The absolute values of a network's weights, in 64 bits: products of many layers leave 32 bits behind. Made and freed in
 * the caller's pointer scope.
 */
final class AbsoluteParameters implements Parameters {

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Tensor> trained = new LinkedHashMap<>();

    AbsoluteParameters(NetworkPlan plan, Weights weights) {
        for (ParameterSpec spec : plan.parameters()) {
            long[] shape = spec.shape().stream().mapToLong(Integer::longValue).toArray();
            Tensor tensor = Tensor.create(weights.get(spec.name()).values(), shape)
                    .abs()
                    .to(torch.ScalarType.Double);
            tensors.put(spec.name(), tensor);
            if (spec.role().decayed()) {
                trained.put(spec.name(), tensor.requires_grad_(true));
            }
        }
    }

    /** Kernels and matrices, without biases and batch norm. */
    Map<String, Tensor> kernels() {
        return trained;
    }

    @Override
    public Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor is named " + name);
        }
        return tensor;
    }

    @Override
    public TensorOptional optional(String name) {
        return new TensorOptional(get(name));
    }
}

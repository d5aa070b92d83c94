package io.nas4j.evaluator.torch;

import io.nas4j.core.weights.Weights;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** Weights that no gradient is computed of. Made and freed in the caller's pointer scope. */
final class FrozenParameters implements Parameters {

    private final Map<String, Tensor> tensors = new HashMap<>();

    FrozenParameters(NetworkPlan plan, Weights weights) {
        for (ParameterSpec spec : plan.parameters()) {
            long[] shape = spec.shape().stream().mapToLong(Integer::longValue).toArray();
            tensors.put(spec.name(), Tensor.create(weights.get(spec.name()).values(), shape));
        }
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

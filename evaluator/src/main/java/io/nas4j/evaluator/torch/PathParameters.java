package io.nas4j.evaluator.torch;

import io.nas4j.evaluator.supernet.SharedTensors;
import io.nas4j.evaluator.supernet.Slice;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * The tensors of one path: views of the shared ones. A view has the first channels and the inner part of the kernel. Made and
 * freed in the caller's pointer scope.
 */
final class PathParameters implements Parameters {

    private final Map<String, Tensor> values = new LinkedHashMap<>();
    private final Map<String, Tensor> trained = new LinkedHashMap<>();
    private final Map<String, Tensor> sums = new LinkedHashMap<>();

    private PathParameters() {}

    /** For a forward pass alone. */
    static PathParameters frozen(NetworkPlan plan, SharedTensors tensors, FlatParameters shared) {
        PathParameters path = new PathParameters();
        Map<String, String> names = tensors.sharing().names(plan);
        for (ParameterSpec spec : plan.parameters()) {
            if (spec.role().trained()) {
                path.values.put(
                        spec.name(), view(shared.get(names.get(spec.name())).detach(), spec));
            }
        }
        return path;
    }

    /**
     * For a training step.
     *
     * @param scratch where the path's own gradients go, a tensor for each shared one
     */
    static PathParameters trained(
            NetworkPlan plan, SharedTensors tensors, FlatParameters shared, Map<String, Tensor> scratch) {
        PathParameters path = frozen(plan, tensors, shared);
        Map<String, String> names = tensors.sharing().names(plan);
        for (ParameterSpec spec : plan.parameters()) {
            if (spec.role().trained()) {
                String name = names.get(spec.name());
                Tensor leaf = path.values.get(spec.name()).requires_grad_(true);
                leaf.mutable_grad().put(view(scratch.get(name), spec));
                path.trained.put(spec.name(), leaf);
                path.sums.put(spec.name(), view(shared.get(name).grad(), spec));
            }
        }
        return path;
    }

    private static Tensor view(Tensor shared, ParameterSpec spec) {
        List<Integer> shape = spec.shape();
        Tensor view = shared;
        for (int axis = 0; axis < shape.size(); axis++) {
            int there = Math.toIntExact(shared.size(axis));
            int wanted = shape.get(axis);
            if (wanted > there) {
                throw new IllegalStateException(
                        "tensor " + spec.name() + " of a path has shape " + shape + ", more than the shared one has");
            }
            if (wanted < there) {
                view = view.narrow(axis, Slice.begin(axis, there, wanted), wanted);
            }
        }
        return view;
    }

    /** What has a gradient, by the network's own names. */
    Map<String, Tensor> trained() {
        return trained;
    }

    /** Adds the path's gradients to the shared ones, multiplied by its share of the update. */
    void addGradients(Scalar share) {
        trained.forEach((name, leaf) -> sums.get(name).add_(leaf.grad(), share));
    }

    @Override
    public Tensor get(String name) {
        Tensor tensor = values.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor is named " + name);
        }
        return tensor;
    }

    /** Running statistics are missing: a path's batch norms use those of the batch. */
    @Override
    public TensorOptional optional(String name) {
        Tensor tensor = values.get(name);
        return tensor == null ? new TensorOptional() : new TensorOptional(tensor);
    }
}

package io.nas4j.evaluator.torch;

import io.nas4j.evaluator.supernet.SharedParameter;
import io.nas4j.evaluator.supernet.SharedTensors;
import io.nas4j.evaluator.supernet.Slice;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * The tensors of one path: views of the shared ones. A view has the first channels and the inner part of the kernel. Made and
 * freed in the caller's pointer scope.
 */
final class PathParameters implements Parameters {

    private final Map<String, Tensor> values = new LinkedHashMap<>();
    private final List<Leaf> leaves = new ArrayList<>();

    /**
     * A tensor that is trained.
     *
     * @param sum where its gradient is added to those of other paths
     */
    private record Leaf(String name, Tensor tensor, Tensor sum) {}

    private PathParameters() {}

    /** For a forward pass alone. */
    static PathParameters frozen(NetworkPlan plan, SharedTensors tensors, FlatParameters shared) {
        PathParameters path = new PathParameters();
        for (SharedParameter parameter : tensors.sharing().of(plan)) {
            if (parameter.own().role().trained()) {
                path.add(parameter, shared);
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
        PathParameters path = new PathParameters();
        for (SharedParameter parameter : tensors.sharing().of(plan)) {
            ParameterSpec own = parameter.own();
            if (own.role().trained()) {
                Tensor leaf = path.add(parameter, shared).requires_grad_(true);
                leaf.mutable_grad().put(view(Objects.requireNonNull(scratch.get(parameter.shared())), own));
                path.leaves.add(new Leaf(
                        own.name(), leaf, view(shared.get(parameter.shared()).grad(), own)));
            }
        }
        return path;
    }

    private Tensor add(SharedParameter parameter, FlatParameters shared) {
        Tensor view = view(shared.get(parameter.shared()).detach(), parameter.own());
        values.put(parameter.own().name(), view);
        return view;
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
        Map<String, Tensor> trained = new LinkedHashMap<>();
        leaves.forEach(leaf -> trained.put(leaf.name(), leaf.tensor()));
        return trained;
    }

    /** Adds the path's gradients to the shared ones, multiplied by its share of the update. */
    void addGradients(Scalar share) {
        leaves.forEach(leaf -> leaf.sum().add_(leaf.tensor().grad(), share));
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

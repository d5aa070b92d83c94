package io.nas4j.export.target;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Weights under the names of another program. */
public final class NamedWeights {

    private NamedWeights() {}

    /** The same tensors, each under the name that a function makes of its own. Numbers are shared, not copied. */
    public static Weights renamed(Weights weights, UnaryOperator<String> name) {
        Map<String, Tensor> renamed = new LinkedHashMap<>();
        weights.tensors().forEach((own, tensor) -> {
            if (renamed.put(name.apply(own), tensor) != null) {
                throw new IllegalArgumentException("two tensors would be named " + name.apply(own));
            }
        });
        return new Weights(renamed);
    }

    /** A batch norm's tensor as PyTorch names it; all others keep their names. */
    public static String torch(String name) {
        return name.replaceFirst("\\.gamma$", ".weight")
                .replaceFirst("\\.beta$", ".bias")
                .replaceFirst("\\.mean$", ".running_mean")
                .replaceFirst("\\.variance$", ".running_var");
    }

    /**
     * Holds tensors that were read back against those that were written.
     *
     * @return that they are equal, names, shapes and numbers
     * @throws WorkFailedException naming what differs
     */
    public static Evidence.ReadBack equal(Weights written, Weights read) {
        written.tensors().forEach((name, tensor) -> {
            Tensor other = read.tensors().get(name);
            if (other == null) {
                throw new WorkFailedException("tensor " + name + " is not in what was written");
            }
            if (!tensor.shape().equals(other.shape())) {
                throw new WorkFailedException(
                        "tensor " + name + " has shape " + other.shape() + " in place of " + tensor.shape());
            }
            int at = Arrays.mismatch(tensor.values(), other.values());
            if (at >= 0) {
                throw new WorkFailedException(
                        "tensor " + name + " has other numbers than the network, the first at " + at);
            }
        });
        if (read.tensors().size() != written.tensors().size()) {
            throw new WorkFailedException("there are " + read.tensors().size() + " tensors in place of "
                    + written.tensors().size());
        }
        return new Evidence.ReadBack(written.tensors().size());
    }
}

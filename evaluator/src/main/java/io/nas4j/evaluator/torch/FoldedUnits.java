package io.nas4j.evaluator.torch;

import io.nas4j.space.plan.ConvUnit;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Convolutions that do their batch norm's work too, for inference, where a batch norm is a factor and a shift of each
 * channel: one pass over each map less. Each is computed when it is first asked for, and kept until weights change.
 */
final class FoldedUnits implements AutoCloseable {

    private static final long[] PER_OUTPUT = {-1, 1, 1, 1};

    private final Parameters parameters;
    private final double epsilon;
    private final Map<String, Folded> units = new HashMap<>();

    /**
     * What a unit's convolution, which has no bias of its own, is replaced with.
     *
     * @param kernel {@code [out, in / groups, kernel, kernel]}
     * @param bias {@code [out]}
     */
    record Folded(Tensor kernel, TensorOptional bias) {}

    FoldedUnits(Parameters parameters, double epsilon) {
        this.parameters = parameters;
        this.epsilon = epsilon;
    }

    /** The convolution for the weights as they were when it was first asked for since {@link #clear}. */
    Folded of(ConvUnit unit) {
        return units.computeIfAbsent(unit.name(), name -> fold(unit));
    }

    private Folded fold(ConvUnit unit) {
        String norm = unit.batchNorm();
        Tensor kernel;
        TensorOptional bias;
        try (PointerScope scope = new PointerScope()) {
            Tensor factor = torch.rsqrt(parameters.get(norm + ".variance").add(new Scalar(epsilon)))
                    .mul(parameters.get(norm + ".gamma"));
            kernel = parameters.get(unit.conv().name() + ".weight").mul(factor.view(PER_OUTPUT));
            bias = new TensorOptional(parameters
                    .get(norm + ".beta")
                    .sub(parameters.get(norm + ".mean").mul(factor)));
            kernel.retainReference();
            bias.retainReference();
            scope.detach(kernel);
            scope.detach(bias);
        }
        return new Folded(kernel, bias);
    }

    /** Weights have changed. */
    void clear() {
        units.values().forEach(unit -> {
            unit.kernel.close();
            unit.bias.close();
        });
        units.clear();
    }

    @Override
    public void close() {
        clear();
    }
}

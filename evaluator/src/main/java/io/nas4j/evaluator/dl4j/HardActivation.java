package io.nas4j.evaluator.dl4j;

import java.io.Serial;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Hard sigmoid {@code min(6, max(0, x + 3)) / 6}, or hard swish, which is {@code x} times that. The library's own hard
 * sigmoid is another function, and it has no hard swish. Writes over what it is given, as the library's activations do.
 */
final class HardActivation extends BaseActivationFunction {

    @Serial
    private static final long serialVersionUID = 1;

    private final boolean swish;

    HardActivation(boolean swish) {
        this.swish = swish;
    }

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        FloatBuffer values = Floats.view(in);
        for (int i = 0; i < values.capacity(); i++) {
            float x = values.get(i);
            float gate = Math.min(6, Math.max(0, x + 3)) / 6;
            values.put(i, swish ? x * gate : gate);
        }
        return in;
    }

    @Override
    public Pair<INDArray, @Nullable INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        FloatBuffer values = Floats.view(in);
        for (int i = 0; i < values.capacity(); i++) {
            float x = values.get(i);
            float above = swish ? 1 : 0;
            float inside = swish ? (2 * x + 3) / 6 : 1 / 6f;
            values.put(i, x <= -3 ? 0 : x >= 3 ? above : inside);
        }
        return new Pair<>(in.muli(epsilon), null);
    }

    @Override
    public String toString() {
        return swish ? "hardswish" : "hardsigmoid of slope 1/6";
    }
}

package io.nas4j.evaluator.supernet;

import io.nas4j.core.weights.Tensor;
import java.util.List;

/** Which part of a shared tensor a network uses: the first channels, and the inner part of a kernel. */
public final class Slice {

    /** Outputs and inputs; what follows are the sides of a kernel. */
    private static final int CHANNEL_AXES = 2;

    private Slice() {}

    /**
     * Where the part begins.
     *
     * @param axis of the tensor
     * @param there length of the shared tensor
     * @param wanted length of the network's own
     */
    public static int begin(int axis, int there, int wanted) {
        return axis < CHANNEL_AXES ? 0 : (there - wanted) / 2;
    }

    /** A copy of the part, in row-major order. */
    static float[] of(Tensor shared, List<Integer> shape) {
        int size = shape.stream().reduce(1, Math::multiplyExact);
        float[] part = new float[size];
        int axes = shape.size();
        int[] at = new int[axes];
        for (int i = 0; i < size; i++) {
            int from = 0;
            for (int axis = 0; axis < axes; axis++) {
                int there = shared.shape().get(axis);
                from = from * there + begin(axis, there, shape.get(axis)) + at[axis];
            }
            part[i] = shared.values()[from];
            for (int axis = axes - 1; axis >= 0 && ++at[axis] == shape.get(axis); axis--) {
                at[axis] = 0;
            }
        }
        return part;
    }
}

package io.nas4j.core.weights;

import java.util.List;

/**
 * Numbers in row-major order. The array is shared, not copied: nobody may write to it once the tensor is made.
 */
public record Tensor(List<Integer> shape, float[] values) {

    public Tensor {
        shape = List.copyOf(shape);
        long size = 1;
        for (int axis : shape) {
            size *= axis;
        }
        if (size != values.length) {
            throw new IllegalArgumentException(
                    "shape " + shape + " has " + size + " numbers, but " + values.length + " are given");
        }
    }
}

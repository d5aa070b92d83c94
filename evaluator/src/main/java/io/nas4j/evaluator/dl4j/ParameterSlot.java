package io.nas4j.evaluator.dl4j;

import io.nas4j.space.plan.ParameterSpec;
import java.util.List;

/**
 * Where one tensor of the plan lies in the flat array of all parameters.
 *
 * @param begin its first number; its numbers lie together, in the library's own order
 * @param strides how far neighbours along each axis of the plan's shape lie apart
 */
record ParameterSlot(ParameterSpec spec, int begin, List<Integer> strides) {

    ParameterSlot {
        strides = List.copyOf(strides);
    }

    int end() {
        return begin + spec.size();
    }

    /** Copies row-major numbers to their places in the flat array. */
    void write(float[] numbers, float[] flat) {
        for (int i = 0; i < numbers.length; i++) {
            flat[position(i)] = numbers[i];
        }
    }

    /** The numbers in row-major order. */
    float[] read(float[] flat) {
        float[] numbers = new float[spec.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = flat[position(i)];
        }
        return numbers;
    }

    private int position(int rowMajor) {
        int position = begin;
        int rest = rowMajor;
        for (int axis = strides.size() - 1; axis >= 0; axis--) {
            int size = spec.shape().get(axis);
            position += rest % size * strides.get(axis);
            rest /= size;
        }
        return position;
    }
}

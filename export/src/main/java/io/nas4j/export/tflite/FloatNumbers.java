package io.nas4j.export.tflite;

import java.util.LinkedHashMap;
import java.util.Map;

/** 32-bit floats everywhere. */
final class FloatNumbers implements TfliteNumbers {

    private final TfliteModel model;
    private final Map<String, Integer> flowing = new LinkedHashMap<>();

    FloatNumbers(TfliteModel model) {
        this.model = model;
    }

    /** Tensors whose range only images show, by their names, in the order of the network. */
    Map<String, Integer> flowing() {
        return flowing;
    }

    @Override
    public int read(int input, int... axes) {
        return input;
    }

    @Override
    public int give(int logits, int classes) {
        return logits;
    }

    @Override
    public int flowing(String name, int... axes) {
        int tensor = model.flowing(name, axes);
        if (flowing.put(name, tensor) != null) {
            throw new IllegalStateException("two tensors have the name " + name);
        }
        return tensor;
    }

    @Override
    public int alike(int other, String name, int... axes) {
        return model.flowing(name, axes);
    }

    @Override
    public int sum(String name, int one, int other, int... axes) {
        return flowing(name, axes);
    }

    @Override
    public int logistic(String name, int... axes) {
        return model.flowing(name, axes);
    }

    @Override
    public int constant(String name, float value) {
        return model.constant(name, new float[] {value}, 1);
    }

    @Override
    public int[] learned(String name, Kernel kernel, int input) {
        int weight = model.constant(name + ".weight", kernel.weights(), kernel.shape());
        return new int[] {weight, model.constant(name + ".bias", kernel.bias(), kernel.bias().length)};
    }
}

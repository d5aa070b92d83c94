package io.nas4j.export.tflite;

import io.nas4j.export.quantisation.RoundedWeights;
import io.nas4j.export.quantisation.ValueRange;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * 8-bit integers between an input and an output of floats, as the TensorFlow Lite 8-bit quantization specification restricts
 * each operator (tensorflow/lite/g3doc/performance/quantization_spec.md): weights of convolutions have a scale for each output
 * channel and those of dense layers one, biases are 32-bit integers, what flows has one scale and a zero point.
 */
final class ByteNumbers implements TfliteNumbers {

    /** Raw pixels are whole numbers, of which each has an 8-bit number of its own. */
    private static final ValueRange PIXELS = new ValueRange(0, 255);

    private static final TfliteScale LOGISTIC = TfliteScale.flowing(1 / 256f, -128);
    private static final byte LARGEST = 127;

    /** The interpreter ends the process where a sum's scale is less than 2<sup>-19</sup> of a summand's. */
    private static final float LEAST_OF_A_SUMMAND = 0x1p-16f;

    private final TfliteModel model;
    private final Map<String, ValueRange> ranges;
    private final Map<Integer, TfliteScale> scales = new HashMap<>();

    /** @param ranges of what flows in the float model, by its names */
    ByteNumbers(TfliteModel model, Map<String, ValueRange> ranges) {
        this.model = model;
        this.ranges = ranges;
    }

    @Override
    public int read(int input, int... axes) {
        int bytes = add(TfliteExporter.INPUT, TfliteScale.of(PIXELS), axes);
        model.operator(TfliteOperator.QUANTIZE, out -> 0, bytes, input);
        return bytes;
    }

    @Override
    public int give(int logits, int classes) {
        int floats = model.flowing(TfliteExporter.OUTPUT, classes);
        model.operator(TfliteOperator.DEQUANTIZE, out -> 0, floats, logits);
        return floats;
    }

    @Override
    public int flowing(String name, int... axes) {
        return add(name, range(name), axes);
    }

    @Override
    public int alike(int other, String name, int... axes) {
        return add(name, scale(other), axes);
    }

    @Override
    public int sum(String name, int one, int other, int... axes) {
        TfliteScale usual = range(name);
        float least = Math.max(scale(one).single(), scale(other).single()) * LEAST_OF_A_SUMMAND;
        return add(name, usual.single() < least ? TfliteScale.flowing(least, usual.zeroPoint()) : usual, axes);
    }

    @Override
    public int logistic(String name, int... axes) {
        return add(name, LOGISTIC, axes);
    }

    @Override
    public int constant(String name, float value) {
        TfliteScale scale = TfliteScale.flowing(value / LARGEST, 0);
        int tensor = model.constant(name, new byte[] {LARGEST}, scale, 1);
        scales.put(tensor, scale);
        return tensor;
    }

    @Override
    public int[] learned(String name, Kernel kernel, int input) {
        int channels = kernel.ofChannels() ? kernel.bias().length : 1;
        RoundedWeights rounded = RoundedWeights.of(
                kernel.weights(),
                kernel.bias(),
                channels,
                kernel.together(),
                scale(input).single());
        TfliteScale ofWeights = TfliteScale.learned(rounded.scales(), kernel.channelAxis());
        int weight = model.constant(name + ".weight", rounded.weights(), ofWeights, kernel.shape());
        TfliteScale ofBias = TfliteScale.learned(rounded.biasScales(), 0);
        return new int[] {weight, model.constant(name + ".bias", rounded.bias(), ofBias)};
    }

    private TfliteScale range(String name) {
        return TfliteScale.of(Objects.requireNonNull(ranges.get(name), name));
    }

    private TfliteScale scale(int tensor) {
        return Objects.requireNonNull(scales.get(tensor), () -> "tensor " + tensor + " has no scale");
    }

    private int add(String name, TfliteScale scale, int... axes) {
        int tensor = model.flowing(name + ".int8", scale, axes);
        scales.put(tensor, scale);
        return tensor;
    }
}

package io.nas4j.export.tflite;

import io.nas4j.export.quantisation.ValueRange;

/**
 * What the whole numbers of a tensor stand for: the number minus the zero point, times the scale (TensorFlow Lite 8-bit
 * quantization specification). The array is shared, not copied, and only read.
 *
 * @param scales one for the tensor, or one for each slice along the axis
 * @param axis 0 where there is one scale
 */
record TfliteScale(float[] scales, int zeroPoint, int axis) {

    /** Of what flows: 256 steps from end to end. */
    static TfliteScale of(ValueRange range) {
        return flowing(range.scale(), range.zeroPoint());
    }

    /** Of what flows. */
    static TfliteScale flowing(float scale, int zeroPoint) {
        return new TfliteScale(new float[] {scale}, zeroPoint, 0);
    }

    /** Of what is learned: zero is zero. */
    static TfliteScale learned(float[] scales, int axis) {
        return new TfliteScale(scales, 0, axis);
    }

    /** The scale of a tensor that has but one. */
    float single() {
        return scales[0];
    }
}

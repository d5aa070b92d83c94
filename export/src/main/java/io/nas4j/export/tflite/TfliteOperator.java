package io.nas4j.export.tflite;

/**
 * The operators that are used, with their numbers in TensorFlow Lite's schema (tensorflow/lite schema.fbs, version 3) and the
 * version of each that knows 8-bit numbers (tensorflow/lite/tools/versioning/op_version.cc).
 */
enum TfliteOperator {
    ADD(0, 11, 2),
    AVERAGE_POOL_2D(1, 5, 2),
    CONV_2D(3, 1, 3),
    DEPTHWISE_CONV_2D(4, 2, 3),
    DEQUANTIZE(6, 0, 2),
    FULLY_CONNECTED(9, 8, 4),
    LOGISTIC(14, 0, 2),
    MAX_POOL_2D(17, 5, 2),
    MUL(18, 21, 3),
    RELU(19, 0, 2),
    RELU6(21, 0, 2),
    PAD(34, 0, 2),
    MEAN(40, 27, 2),
    SLICE(65, 0, 2),
    QUANTIZE(114, 0, 1),
    HARD_SWISH(117, 0, 1);

    private final int code;
    private final int options;
    private final int versionOfBytes;

    TfliteOperator(int code, int options, int versionOfBytes) {
        this.code = code;
        this.options = options;
        this.versionOfBytes = versionOfBytes;
    }

    /** Its {@code BuiltinOperator}. */
    int code() {
        return code;
    }

    /** Its {@code BuiltinOptions}; 0 for none. */
    int options() {
        return options;
    }

    /** Its first version that computes with 8-bit numbers; that with floats is 1. */
    int versionOfBytes() {
        return versionOfBytes;
    }
}

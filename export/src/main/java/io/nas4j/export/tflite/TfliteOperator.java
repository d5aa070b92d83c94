package io.nas4j.export.tflite;

/** The operators that are used, with their numbers in TensorFlow Lite's schema (tensorflow/lite schema.fbs, version 3). */
enum TfliteOperator {
    ADD(0, 11),
    AVERAGE_POOL_2D(1, 5),
    CONV_2D(3, 1),
    DEPTHWISE_CONV_2D(4, 2),
    FULLY_CONNECTED(9, 8),
    LOGISTIC(14, 0),
    MAX_POOL_2D(17, 5),
    MUL(18, 21),
    RELU(19, 0),
    RELU6(21, 0),
    PAD(34, 0),
    MEAN(40, 27),
    SUB(41, 28),
    DIV(42, 29),
    SLICE(65, 0),
    HARD_SWISH(117, 0);

    private final int code;
    private final int options;

    TfliteOperator(int code, int options) {
        this.code = code;
        this.options = options;
    }

    /** Its {@code BuiltinOperator}. */
    int code() {
        return code;
    }

    /** Its {@code BuiltinOptions}; 0 for none. */
    int options() {
        return options;
    }
}

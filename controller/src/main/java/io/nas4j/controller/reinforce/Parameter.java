package io.nas4j.controller.reinforce;

import java.util.Arrays;

/** The policy's trained arrays, in C order. The LSTM's gates lie in the order input, forget, cell, output. */
enum Parameter {
    /** [tokens, hidden]. */
    EMBEDDING,
    /** [hidden, 4 * hidden]. */
    INPUT,
    /** [hidden, 4 * hidden]. */
    RECURRENT,
    /** [4 * hidden]. */
    BIAS,
    /** [decisions, hidden, widest]. */
    HEAD,
    /** [decisions, 1, widest]. */
    HEAD_BIAS;

    long[] dimensions(PolicyShape shape) {
        long hidden = shape.hidden();
        return switch (this) {
            case EMBEDDING -> new long[] {shape.tokens(), hidden};
            case INPUT, RECURRENT -> new long[] {hidden, 4 * hidden};
            case BIAS -> new long[] {4 * hidden};
            case HEAD -> new long[] {shape.decisions(), hidden, shape.widest()};
            case HEAD_BIAS -> new long[] {shape.decisions(), 1, shape.widest()};
        };
    }

    int length(PolicyShape shape) {
        return Math.toIntExact(Arrays.stream(dimensions(shape)).reduce(1, Math::multiplyExact));
    }
}

package io.nas4j.controller.policy;

/** The policy's trained matrices. The LSTM's gates lie in the order input, forget, cell, output. */
enum Parameter {
    /** [tokens][hidden]. */
    EMBEDDING,
    /** [hidden][4 * hidden]. */
    INPUT,
    /** [hidden][4 * hidden]. */
    RECURRENT,
    /** [1][4 * hidden]. */
    BIAS,
    /** One row a choice of any decision, as {@link PolicyShape#firstTokens}: [tokens - 1][hidden]. */
    HEAD,
    /** [1][tokens - 1]. */
    HEAD_BIAS;

    int rows(PolicyShape shape) {
        return switch (this) {
            case EMBEDDING -> shape.tokens();
            case INPUT, RECURRENT -> shape.hidden();
            case HEAD -> shape.start();
            case BIAS, HEAD_BIAS -> 1;
        };
    }

    int columns(PolicyShape shape) {
        return switch (this) {
            case EMBEDDING, HEAD -> shape.hidden();
            case INPUT, RECURRENT, BIAS -> 4 * shape.hidden();
            case HEAD_BIAS -> shape.start();
        };
    }

    double[][] zeros(PolicyShape shape) {
        return new double[rows(shape)][columns(shape)];
    }
}

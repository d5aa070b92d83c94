package io.nas4j.space.architecture;

/** What joins a block's input to its output (MnasNet, section 4.1). */
public enum SkipOp {
    /** The input is added to the output wherever stride is 1 and the channels are equal. */
    IDENTITY,
    /**
     * The input's 3×3 mean, at the block's stride, is added wherever the channels are equal; pixels outside the map do not
     * count. The paper names pooling without its wiring; this is the wiring that keeps every shape.
     */
    POOL,
    /** No skip. */
    NONE
}

package io.nas4j.space.architecture;

/** What joins a block's input to its output where the shapes are equal (MnasNet, section 4.1). */
public enum SkipOp {
    /** The input is added to the output wherever stride is 1 and the channels are equal. */
    IDENTITY,
    /** No skip. */
    NONE
}

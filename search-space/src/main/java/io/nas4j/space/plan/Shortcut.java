package io.nas4j.space.plan;

/** What a block adds to its branch. */
public sealed interface Shortcut {

    /** Nothing. */
    record None() implements Shortcut {}

    /** The block's input. */
    record Identity() implements Shortcut {}

    /** The input's mean under a moving window; pixels outside the map do not count. */
    record MeanPool(Window window) implements Shortcut {}

    /** The input through a linear unit. */
    record Projection(ConvUnit unit) implements Shortcut {}
}

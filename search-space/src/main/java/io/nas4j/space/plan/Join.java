package io.nas4j.space.plan;

/** What a block adds to its branch. */
public enum Join {
    NONE,
    /** The input. */
    IDENTITY,
    /** The input's 3×3 mean at the block's stride. */
    POOL,
    /** The input after the unit {@link Part#SHORTCUT}. */
    PROJECTION
}

package io.nas4j.space.staged;

/** One choice of each setting of a block, as indices into {@link BlockChoices}; 0 where the setting is no decision. */
record BlockPick(int operator, int kernel, int seRatio, int skip) {

    static final BlockPick UNASKED = new BlockPick(0, 0, 0, 0);
}

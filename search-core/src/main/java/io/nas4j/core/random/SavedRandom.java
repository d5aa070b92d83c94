package io.nas4j.core.random;

import java.util.random.RandomGenerator;

/**
 * The numbers of {@link java.util.SplittableRandom}, which does not tell where it stands: this one does, so that a stream can
 * go on in another process. SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").
 */
public final class SavedRandom implements RandomGenerator {

    private static final long STEP = 0x9e3779b97f4a7c15L;

    private long position;

    SavedRandom(long seed) {
        this.position = seed;
    }

    /** Where the stream stands. */
    public long position() {
        return position;
    }

    /** Goes on from where another one stood. */
    public void moveTo(long other) {
        position = other;
    }

    @Override
    public int nextInt() {
        position += STEP;
        long mixed = (position ^ (position >>> 33)) * 0x62a9d9ed799705f5L;
        return (int) (((mixed ^ (mixed >>> 28)) * 0xcb24d0a5c88c35b3L) >>> 32);
    }

    @Override
    public long nextLong() {
        position += STEP;
        long mixed = (position ^ (position >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}

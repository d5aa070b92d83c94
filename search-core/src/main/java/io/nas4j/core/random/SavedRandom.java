package io.nas4j.core.random;

import java.util.random.RandomGenerator;

/**
 * The numbers of {@link java.util.SplittableRandom}, which does not tell where it stands: this one does, so that a stream can
 * go on in another process. SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").
 */
public final class SavedRandom implements RandomGenerator {

    private static final int LEAST_CHANGES = 24;
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private final long step;
    private long position;

    /** The stream of a seed, from its beginning. */
    public SavedRandom(long seed) {
        this(seed, STEP);
    }

    private SavedRandom(long seed, long step) {
        this.position = seed;
        this.step = step;
    }

    /** Another stream, as {@link java.util.SplittableRandom#split} makes one. It moves this one by two numbers. */
    public SavedRandom split() {
        long seed = nextLong();
        position += step;
        return new SavedRandom(seed, mixedStep(position));
    }

    /** An odd number with enough changes between neighbouring bits (the paper's section 4.3 and figure 16). */
    private static long mixedStep(long seed) {
        long mixed = (seed ^ (seed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        mixed = (mixed ^ (mixed >>> 33)) | 1L;
        boolean regular = Long.bitCount(mixed ^ (mixed >>> 1)) < LEAST_CHANGES;
        return regular ? mixed ^ 0xaaaaaaaaaaaaaaaaL : mixed;
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
        position += step;
        long mixed = (position ^ (position >>> 33)) * 0x62a9d9ed799705f5L;
        return (int) (((mixed ^ (mixed >>> 28)) * 0xcb24d0a5c88c35b3L) >>> 32);
    }

    @Override
    public long nextLong() {
        position += step;
        long mixed = (position ^ (position >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}

package io.nas4j.evaluator.zerocost;

import java.util.Arrays;
import java.util.stream.LongStream;

/** The patterns in which units switch over the images of a batch: bit i says whether image i switches one on. */
public final class Patterns {

    private final int images;
    private long[] patterns = new long[0];

    /** @param images at most 64 */
    public Patterns(int images) {
        if (images > Long.SIZE) {
            throw new IllegalArgumentException(
                    "a pattern has at most " + Long.SIZE + " images, but the batch " + images);
        }
        this.images = images;
    }

    /**
     * Notes units.
     *
     * @param active {@code [images, units]}: 1 where an image switches a unit on, else 0
     */
    public void note(byte[] active) {
        int units = active.length / images;
        int before = patterns.length;
        patterns = Arrays.copyOf(patterns, before + units);
        for (int i = 0; i < images; i++) {
            for (int unit = 0; unit < units; unit++) {
                patterns[before + unit] |= (long) active[i * units + unit] << i;
            }
        }
    }

    /** How many different ones there are. */
    public long distinct() {
        return LongStream.of(patterns).sorted().distinct().count();
    }
}

package io.nas4j.evaluator.augment;

import io.nas4j.core.study.Augmentation;
import java.util.random.RandomGenerator;

/**
 * Some operations in a row on each image, drawn evenly from 14, all of one magnitude (Cubuk et al. 2020, "RandAugment:
 * Practical automated data augmentation with a reduced search space"). Not for several threads: it writes to images of
 * its own.
 */
public final class RandAugment implements ImageChange {

    private final int operations;
    private final double strength;
    private final ImageFormat frame;
    private byte[] current;
    private byte[] next;

    /**
     * Makes room for one image.
     *
     * @param augmentation whose operations and magnitude apply
     * @param side of the images in pixels
     * @param fill of each channel, shown where an image is moved away from; there are as many channels as values
     */
    public RandAugment(Augmentation augmentation, int side, byte[] fill) {
        this.operations = augmentation.operations();
        this.strength = (double) augmentation.magnitude() / Augmentation.MAX_MAGNITUDE;
        this.frame = new ImageFormat(side, fill.length, fill.clone());
        this.current = new byte[frame.length()];
        this.next = new byte[frame.length()];
    }

    @Override
    public byte[] apply(byte[] pixels, RandomGenerator random) {
        byte[] from = pixels;
        for (int i = 0; i < operations; i++) {
            Operation operation = Operation.any(random);
            double sign = random.nextInt(2) == 0 ? 1 : -1;
            operation.apply(from, next, frame, strength, sign);
            byte[] written = next;
            next = current;
            current = written;
            from = written;
        }
        return from;
    }
}

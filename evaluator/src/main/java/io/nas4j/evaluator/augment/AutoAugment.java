package io.nas4j.evaluator.augment;

import io.nas4j.core.study.AugmentPolicy;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One of 25 pairs of operations on each image, drawn evenly; each of the two is done by chance (Cubuk et al. 2019, "AutoAugment:
 * Learning augmentation strategies from data", section 3). Magnitudes 0 to 9 go evenly from nothing to the most that
 * {@link Operation} does; which way an operation goes is drawn.
 */
public final class AutoAugment implements ImageChange {

    private static final double MOST = 9;

    private final List<SubPolicy> policies;
    private final ImageFormat frame;
    private final byte[][] images;

    /**
     * An operation of a policy.
     *
     * @param probability that it is done
     * @param magnitude 0 to 9; 0 for operations that have none
     */
    record Step(Operation operation, double probability, int magnitude) {}

    /** Two operations in a row. */
    record SubPolicy(Step first, Step second) {}

    /**
     * Makes room for two images.
     *
     * @param side of the images in pixels
     * @param fill of each channel, shown where an image is moved away from; there are as many channels as values
     */
    public AutoAugment(AugmentPolicy policy, int side, byte[] fill) {
        this.policies = AutoAugmentPolicies.of(policy);
        this.frame = new ImageFormat(side, fill.length, fill.clone());
        this.images = new byte[2][frame.length()];
    }

    @Override
    public byte[] apply(byte[] pixels, RandomGenerator random) {
        SubPolicy drawn = policies.get(random.nextInt(policies.size()));
        byte[] once = apply(drawn.first, pixels, images[0], random);
        return apply(drawn.second, once, images[1], random);
    }

    private byte[] apply(Step step, byte[] from, byte[] into, RandomGenerator random) {
        boolean done = random.nextDouble() < step.probability;
        double sign = random.nextInt(2) == 0 ? 1 : -1;
        if (!done) {
            return from;
        }
        step.operation.apply(from, into, frame, step.magnitude / MOST, sign);
        return into;
    }
}

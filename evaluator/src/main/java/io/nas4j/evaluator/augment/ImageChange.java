package io.nas4j.evaluator.augment;

import java.util.random.RandomGenerator;

/** Changes whole images at random. Not for several threads. */
@FunctionalInterface
public interface ImageChange {

    /**
     * A changed image; valid until the next call.
     *
     * @param pixels unsigned bytes {@code [side, side, channels]}; only read
     */
    byte[] apply(byte[] pixels, RandomGenerator random);
}

package io.nas4j.export.quantisation;

import java.nio.FloatBuffer;
import java.util.function.BiConsumer;

/** A float network that runs on images and shows what flows through it. */
@FunctionalInterface
public interface Flow {

    /**
     * Runs the network on every image, one after the other.
     *
     * @param action takes each watched tensor's name and its numbers, once an image
     */
    void each(BiConsumer<String, FloatBuffer> action);
}

package io.nas4j.core.classify;

import java.util.List;

/** A trained network that can be asked, whatever runs it. Used by one thread; {@link #close} frees its memory. */
public interface Classifier extends AutoCloseable {

    /**
     * What the network says of images as they are, before any normalisation.
     *
     * @param images at least one; of each its unsigned bytes, row-major {@code [side, side, channels]}
     * @return logits, row-major {@code [images, classes]}
     * @throws io.nas4j.core.WorkFailedException where what runs the network breaks off
     */
    float[] logits(List<byte[]> images);

    @Override
    void close();
}

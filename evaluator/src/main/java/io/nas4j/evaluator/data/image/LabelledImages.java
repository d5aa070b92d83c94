package io.nas4j.evaluator.data.image;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Square images, all of one size, with their labels; in memory, or in a file that is read as memory. Immutable: the arrays
 * are shared and only read.
 */
public final class LabelledImages {

    private final List<String> classNames;
    private final int size;
    private final int channels;
    private final IntFunction<byte[]> pixels;
    private final int[] labels;
    private final long bytes;

    /**
     * Makes a set of images. The arrays are not copied, and nobody may write to them any more.
     *
     * @param size height and width in pixels
     * @param pixels unsigned bytes, per image row-major {@code [size, size, channels]}
     * @param labels class of each image, an index into {@code classNames}
     */
    public LabelledImages(List<String> classNames, int size, int channels, byte[][] pixels, int[] labels) {
        this(classNames, size, channels, index -> pixels[index], labels, (long) labels.length * size * size * channels);
        if (pixels.length != labels.length) {
            throw new IllegalArgumentException(pixels.length + " images have " + labels.length + " labels");
        }
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i].length != size * size * channels) {
                throw new IllegalArgumentException("image " + i + " of " + size + "x" + size + "x" + channels + " has "
                        + pixels[i].length + " bytes");
            }
        }
    }

    private LabelledImages(
            List<String> classNames, int size, int channels, IntFunction<byte[]> pixels, int[] labels, long bytes) {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classNames.size()) {
                throw new IllegalArgumentException(
                        "image " + i + " has label " + labels[i] + ", but there are " + classNames.size() + " classes");
            }
        }
        this.classNames = List.copyOf(classNames);
        this.size = size;
        this.channels = channels;
        this.pixels = pixels;
        this.labels = labels;
        this.bytes = bytes;
    }

    /**
     * A set of images that takes no memory of this process.
     *
     * @param pixels copies the pixels of an image, given its index
     */
    public static LabelledImages elsewhere(
            List<String> classNames, int size, int channels, IntFunction<byte[]> pixels, int[] labels) {
        return new LabelledImages(classNames, size, channels, pixels, labels, 0);
    }

    /** The same images at another size. They are resized each time that one is asked for. */
    public LabelledImages resized(int pixelsASide) {
        Resampling resampling = Resampling.of(size, pixelsASide);
        return elsewhere(
                classNames, pixelsASide, channels, index -> resampling.apply(pixels.apply(index), channels), labels);
    }

    public List<String> classNames() {
        return classNames;
    }

    public int count() {
        return labels.length;
    }

    /** Height and width in pixels. */
    public int size() {
        return size;
    }

    public int channels() {
        return channels;
    }

    /** Unsigned bytes {@code [size, size, channels]}; only to be read. */
    public byte[] pixels(int index) {
        return pixels.apply(index);
    }

    public int label(int index) {
        return labels[index];
    }

    /** Number of bytes of pixels in the memory of this process. */
    public long bytes() {
        return bytes;
    }
}

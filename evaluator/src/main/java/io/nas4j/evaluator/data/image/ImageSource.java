package io.nas4j.evaluator.data.image;

import java.util.List;

/** The training or the test images of a data set, before a size is chosen. */
public abstract class ImageSource {

    private final List<String> classNames;
    private final int channels;

    public ImageSource(List<String> classNames, int channels) {
        this.classNames = List.copyOf(classNames);
        this.channels = channels;
    }

    public final List<String> classNames() {
        return classNames;
    }

    public final int channels() {
        return channels;
    }

    /** How many images there are. */
    public abstract int count();

    /** Class of an image, an index into {@link #classNames}. */
    public abstract int label(int index);

    /** Side in pixels that images have at home; the median of the shorter sides where they differ. */
    public abstract int nativeSize();

    /** An image at its own size, or reduced. A larger image is never reduced below {@code wanted} pixels a side. */
    public abstract Square image(int index, int wanted);

    /** 16 hexadecimal digits that change with the content of the images, their order, their labels or the classes' names. */
    public abstract String fingerprint();

    /** Sentences about what lies there and is left out, such as images that cannot be read. */
    public List<String> leftOut() {
        return List.of();
    }

    /**
     * Reads every image once, before trials start, so that broken ones are found early.
     *
     * @param size the size that will be asked for, in pixels a side
     * @throws io.nas4j.space.InvalidInputException where too many images cannot be read
     */
    public void prepare(int size) {}

    /** Class of every image. */
    public final int[] labels() {
        int[] labels = new int[count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = label(i);
        }
        return labels;
    }

    /**
     * The same as {@link #images(int[], int, Runnable)}.
     *
     * @throws io.nas4j.space.InvalidInputException where too many cannot be read
     */
    public final LabelledImages images(int[] indices, int size) {
        return images(indices, size, () -> {});
    }

    /**
     * The images with these indices, in this order, resized to {@code size} pixels a side.
     *
     * @param progress runs after every image that is resized
     * @throws io.nas4j.space.InvalidInputException where too many images cannot be read
     */
    public LabelledImages images(int[] indices, int size, Runnable progress) {
        prepare(size);
        byte[][] pixels = new byte[indices.length][];
        int[] labels = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            pixels[i] = image(indices[i], size).resized(size, channels).pixels();
            labels[i] = label(indices[i]);
            progress.run();
        }
        return new LabelledImages(classNames, size, channels, pixels, labels);
    }
}

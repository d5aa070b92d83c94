package io.nas4j.evaluator.data;

import java.util.List;
import java.util.Optional;

/** The training or the test pictures of a data set, wherever they lie, before a size is chosen. */
public abstract class PictureSource {

    private final List<String> classNames;
    private final int channels;

    PictureSource(List<String> classNames, int channels) {
        this.classNames = List.copyOf(classNames);
        this.channels = channels;
    }

    public final List<String> classNames() {
        return classNames;
    }

    public final int channels() {
        return channels;
    }

    /** How many pictures there are. */
    public abstract int count();

    /** Class of a picture, an index into {@link #classNames}. */
    public abstract int label(int index);

    /** Side in pixels that pictures have at home; of the first one where they differ. */
    public abstract int nativeSize();

    /** A picture, at home size or reduced, but not below {@code wanted} where it was larger. */
    abstract Square picture(int index, int wanted);

    /** 16 hexadecimal digits that change with the content of the pictures, their order, their labels or the classes' names. */
    public abstract String fingerprint();

    /** A sentence about pictures that cannot be read and are left out; empty where there are none. */
    public Optional<String> leftOut() {
        return Optional.empty();
    }

    /**
     * Does what is dear once, before trials start: reads every picture, so that broken ones are found now.
     *
     * @param size that will be asked for
     * @throws io.nas4j.space.InvalidInputException where too many cannot be read
     */
    public void prepare(int size) {}

    /** Class of every picture. */
    public final int[] labels() {
        int[] labels = new int[count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = label(i);
        }
        return labels;
    }

    /**
     * The same as {@link #pictures(int[], int, Runnable)}.
     *
     * @throws io.nas4j.space.InvalidInputException where too many cannot be read
     */
    public final Pictures pictures(int[] indices, int size) {
        return pictures(indices, size, () -> {});
    }

    /**
     * The pictures with these indices, in this order, resized to {@code size} pixels a side.
     *
     * @param progress is told of every picture that is resized
     * @throws io.nas4j.space.InvalidInputException where too many cannot be read
     */
    public Pictures pictures(int[] indices, int size, Runnable progress) {
        prepare(size);
        byte[][] pixels = new byte[indices.length][];
        int[] labels = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            pixels[i] = picture(indices[i], size).resized(size, channels).pixels();
            labels[i] = label(indices[i]);
            progress.run();
        }
        return new Pictures(classNames, size, channels, pixels, labels);
    }
}

package io.nas4j.evaluator.data.idx;

import io.nas4j.evaluator.data.image.ContentHash;
import io.nas4j.evaluator.data.image.ImageSource;
import io.nas4j.evaluator.data.image.Square;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The grey images of an idx file. Their middle square is used. */
final class IdxImageSource extends ImageSource {

    private static final int MAX_SIDE = 8192;

    private final int height;
    private final int width;
    private final byte[] pixels;
    private final byte[] labels;

    private IdxImageSource(List<String> classNames, IdxFile images, IdxFile labels) {
        super(classNames, 1);
        this.height = images.sizes().get(1);
        this.width = images.sizes().get(2);
        this.pixels = images.bytes();
        this.labels = labels.bytes();
    }

    /**
     * Reads images and labels.
     *
     * @throws InvalidInputException where the two files or the classes do not fit each other
     */
    static IdxImageSource of(List<String> classNames, Path imageFile, Path labelFile, IdxFile labels) {
        IdxFile images = IdxFile.read(imageFile, 3);
        check(classNames, imageFile, images.sizes(), labelFile, labels);
        return new IdxImageSource(classNames, images, labels);
    }

    /**
     * Makes sure that images, of which the sizes are known alone, fit their labels and the classes.
     *
     * @throws InvalidInputException where they do not
     */
    static void check(List<String> classNames, Path imageFile, List<Integer> sizes, Path labelFile, IdxFile labels) {
        int count = sizes.get(0);
        if (labels.bytes().length != count) {
            throw new InvalidInputException(labelFile + " must have a label for each of the " + count + " images in "
                    + imageFile + ", but has " + labels.bytes().length);
        }
        if (Math.max(sizes.get(1), sizes.get(2)) > MAX_SIDE) {
            throw new InvalidInputException(imageFile + " must have images of at most " + MAX_SIDE
                    + " pixels a side, but has " + sizes.get(1) + "x"
                    + sizes.get(2));
        }
        for (int i = 0; i < count; i++) {
            int label = labels.bytes()[i] & 0xff;
            if (label >= classNames.size()) {
                throw new InvalidInputException(labelFile + ", image " + i + ": the label must be from 0 to "
                        + (classNames.size() - 1) + ", but is " + label);
            }
        }
    }

    @Override
    public int count() {
        return labels.length;
    }

    @Override
    public int label(int index) {
        return labels[index] & 0xff;
    }

    @Override
    public int nativeSize() {
        return Math.min(width, height);
    }

    @Override
    public String fingerprint() {
        return new ContentHash("idx")
                .add(classNames())
                .add(height)
                .add(width)
                .add(labels)
                .add(pixels)
                .name();
    }

    @Override
    public Square image(int index, int wanted) {
        int area = width * height;
        return Square.middleOf(width, height, 1, Arrays.copyOfRange(pixels, index * area, (index + 1) * area));
    }
}

package io.nas4j.evaluator.data.shapes;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.evaluator.data.image.ContentHash;
import io.nas4j.evaluator.data.image.ImageSource;
import io.nas4j.evaluator.data.image.Square;
import io.nas4j.space.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The embedded data set: {@value #TRAIN_COUNT} training and {@value #TEST_COUNT} test images, each with one of ten
 * shapes among clutter. An image depends on seed, split, side and index only and is drawn when asked for; at other sizes
 * it is resized like any other image, so that it keeps content and label.
 */
public final class Shapes extends ImageSource {

    public static final int DEFAULT_SIDE = 64;
    public static final int MIN_SIDE = 16;
    public static final int MAX_SIDE = 512;
    static final int TRAIN_COUNT = 10_000;
    static final int TEST_COUNT = 2_000;
    private static final int CHANNELS = 3;
    /** Fingerprint of the drawing. It changes with any pixel, so that no study goes on with other images. */
    private static final int VERSION = 2;

    private static final List<String> CLASSES = Arrays.stream(ShapeForm.values())
            .map(form -> form.name().toLowerCase(Locale.ROOT))
            .toList();

    private final int side;
    private final int count;
    private final long seed;

    private Shapes(int side, int count, long seed) {
        super(CLASSES, CHANNELS);
        this.side = side;
        this.count = count;
        this.seed = seed;
    }

    public static Shapes train(int side, long dataSeed) {
        return new Shapes(side, TRAIN_COUNT, new RandomStreams(dataSeed).seedOf("shapes/train"));
    }

    public static Shapes test(int side, long dataSeed) {
        return new Shapes(side, TEST_COUNT, new RandomStreams(dataSeed).seedOf("shapes/test"));
    }

    @Override
    public int count() {
        return count;
    }

    /** Classes alternate, so that any range of images is balanced. */
    @Override
    public int label(int index) {
        return index % CLASSES.size();
    }

    @Override
    public int nativeSize() {
        return side;
    }

    @Override
    public String fingerprint() {
        return new ContentHash("shapes " + VERSION)
                .add(side)
                .add(count)
                .add(seed)
                .name();
    }

    @Override
    public Square image(int index, int wanted) {
        if (index < 0 || index >= count) {
            throw new InvalidInputException("image must be from 0 to " + (count - 1) + ", but was " + index);
        }
        SplittableRandom random = new SplittableRandom(mixed(seed + index));
        return new Square(side, ShapePainter.paint(ShapeForm.values()[label(index)], side, random));
    }

    /** Mixes a seed (MurmurHash3). Neighbouring seeds of a SplittableRandom may give the same numbers, shifted. */
    private static long mixed(long value) {
        long mixing = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixing = (mixing ^ (mixing >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixing ^ (mixing >>> 33);
    }
}

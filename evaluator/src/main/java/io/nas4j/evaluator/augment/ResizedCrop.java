package io.nas4j.evaluator.augment;

import io.nas4j.evaluator.data.image.Resampling;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A part of an image, resized to the whole of it (Szegedy et al. 2015, "Going deeper with convolutions", section 6). The part has at
 * least some share of the area, and one side is at most 4/3 of the other. Where ten draws give none that fits, as in torchvision's
 * {@code RandomResizedCrop}, the image stays.
 */
public final class ResizedCrop implements ImageChange {

    private static final double RATIO = 4.0 / 3;
    private static final int TRIES = 10;

    private final double least;
    private final int side;
    private final int channels;

    /**
     * For images of one size.
     *
     * @param least share of an image that is kept, above 0 and up to 1
     * @param side of the images in pixels
     */
    public ResizedCrop(double least, int side, int channels) {
        this.least = least;
        this.side = side;
        this.channels = channels;
    }

    @Override
    public byte[] apply(byte[] pixels, RandomGenerator random) {
        Optional<Box> drawn = Box.draw(side, least, 1, RATIO, TRIES, random);
        return drawn.map(box -> resized(pixels, box)).orElse(pixels);
    }

    private byte[] resized(byte[] pixels, Box box) {
        int row = box.width() * channels;
        byte[] part = new byte[box.height() * row];
        for (int y = 0; y < box.height(); y++) {
            System.arraycopy(pixels, ((box.top() + y) * side + box.left()) * channels, part, y * row, row);
        }
        return Resampling.of(box.height(), box.width(), side).apply(part, channels);
    }
}

package io.nas4j.evaluator.data.image;

/** One square image: unsigned bytes {@code [side, side, channels]}. */
public record Square(int side, byte[] pixels) {

    /** A placeholder for an image that cannot be read. */
    public static final Square NONE = new Square(0, new byte[0]);

    /** The middle of an image, as wide and high as its shorter side. */
    public static Square middleOf(int width, int height, int channels, byte[] pixels) {
        if (width == height) {
            return new Square(width, pixels);
        }
        int side = Math.min(width, height);
        int left = (width - side) / 2;
        int top = (height - side) / 2;
        byte[] middle = new byte[side * side * channels];
        for (int y = 0; y < side; y++) {
            int from = ((top + y) * width + left) * channels;
            System.arraycopy(pixels, from, middle, y * side * channels, side * channels);
        }
        return new Square(side, middle);
    }

    /** The same image at another size, or this image where it has that size. */
    public Square resized(int newSide, int channels) {
        return newSide == side
                ? this
                : new Square(newSide, Resampling.of(side, newSide).apply(pixels, channels));
    }
}

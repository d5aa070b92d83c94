package io.nas4j.evaluator.data;

/** One square picture: unsigned bytes {@code [side, side, channels]}. */
record Square(int side, byte[] pixels) {

    /** Stands for a picture that cannot be read. */
    static final Square NONE = new Square(0, new byte[0]);

    /** The middle of a picture, as wide and high as its shorter side. */
    static Square middleOf(int width, int height, int channels, byte[] pixels) {
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

    /** The same picture at another size; this one where it has that size already. */
    Square resized(int newSide, int channels) {
        return newSide == side
                ? this
                : new Square(newSide, Resampling.of(side, newSide).apply(pixels, channels));
    }
}

package io.nas4j.evaluator.data.decode;

/**
 * An image in its upright orientation.
 *
 * @param pixels unsigned bytes {@code [height, width, channels]}
 */
record Oriented(int width, int height, byte[] pixels) {

    private static final int FIRST_TRANSPOSED = 5;

    /**
     * Turns an image, or mirrors it, or both.
     *
     * @param orientation order of the stored rows and columns, from 1 to 8 (Exif 2.32, tag 274)
     */
    static Oriented of(int orientation, int width, int height, int channels, byte[] stored) {
        if (orientation == 1) {
            return new Oriented(width, height, stored);
        }
        boolean transposed = orientation >= FIRST_TRANSPOSED;
        int shownWidth = transposed ? height : width;
        int shownHeight = transposed ? width : height;
        byte[] shown = new byte[stored.length];
        int to = 0;
        for (int y = 0; y < shownHeight; y++) {
            for (int x = 0; x < shownWidth; x++) {
                int from = (row(orientation, x, y, height) * width + column(orientation, x, y, width)) * channels;
                for (int c = 0; c < channels; c++) {
                    shown[to++] = stored[from + c];
                }
            }
        }
        return new Oriented(shownWidth, shownHeight, shown);
    }

    private static int column(int orientation, int x, int y, int width) {
        return switch (orientation) {
            case 2, 3 -> width - 1 - x;
            case 5, 6 -> y;
            case 7, 8 -> width - 1 - y;
            default -> x;
        };
    }

    private static int row(int orientation, int x, int y, int height) {
        return switch (orientation) {
            case 3, 4 -> height - 1 - y;
            case 5, 8 -> x;
            case 6, 7 -> height - 1 - x;
            default -> y;
        };
    }
}

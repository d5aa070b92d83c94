package io.nas4j.evaluator.data.decode;

import java.awt.image.Raster;

/**
 * Converts JPEGs in CMYK to RGB. Java reads their samples but does not convert them. Colour profiles are ignored, as Pillow
 * does: each of the four colours darkens white by its share.
 */
final class CmykPixels {

    static final int CHANNELS = 4;

    private static final int WHITE = 255;
    private static final int TRANSFORM = 6;
    private static final int YCCK = 2;

    private CmykPixels() {}

    /**
     * Unsigned bytes {@code [height, width, 3]}.
     *
     * @param cmyk samples as they are stored. Programs of Adobe store them inverted, and may store three of them as YCbCr
     * @param file content of the whole file, which shows whether a program of Adobe wrote it
     */
    static byte[] of(Raster cmyk, byte[] file) {
        boolean inverted = JpegSegment.ADOBE.in(file).isPresent();
        boolean ycck = JpegSegment.ADOBE
                .in(file)
                .filter(adobe -> adobe.limit() > TRANSFORM && adobe.get(TRANSFORM) == YCCK)
                .isPresent();
        int width = cmyk.getWidth();
        byte[] rgb = new byte[3 * width * cmyk.getHeight()];
        int[] row = new int[CHANNELS * width];
        int to = 0;
        for (int y = 0; y < cmyk.getHeight(); y++) {
            cmyk.getPixels(cmyk.getMinX(), cmyk.getMinY() + y, width, 1, row);
            for (int x = 0; x < row.length; x += CHANNELS) {
                if (ycck) {
                    toCmy(row, x);
                }
                int paper = inverted ? row[x + 3] : WHITE - row[x + 3];
                for (int c = 0; c < 3; c++) {
                    int left = inverted ? row[x + c] : WHITE - row[x + c];
                    rgb[to++] = (byte) ((left * paper + WHITE / 2) / WHITE);
                }
            }
        }
        return rgb;
    }

    /** Converts YCCK to CMYK: three of its channels are CMY as YCbCr, by JFIF's conversion of the inverted values. */
    private static void toCmy(int[] row, int x) {
        double light = row[x];
        double blue = row[x + 1] - 128.0;
        double red = row[x + 2] - 128.0;
        row[x] = WHITE - clipped(light + 1.402 * red);
        row[x + 1] = WHITE - clipped(light - 0.344136 * blue - 0.714136 * red);
        row[x + 2] = WHITE - clipped(light + 1.772 * blue);
    }

    private static int clipped(double value) {
        return (int) Math.max(0, Math.min(WHITE, value + 0.5));
    }
}

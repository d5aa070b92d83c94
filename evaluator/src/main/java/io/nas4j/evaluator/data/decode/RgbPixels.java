package io.nas4j.evaluator.data.decode;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Pixels of Java's images as plain bytes. */
final class RgbPixels {

    private static final int WHITE = 255;

    private RgbPixels() {}

    /** Unsigned bytes {@code [height, width, 3]}. Transparent pixels become white. */
    static byte[] of(BufferedImage image) {
        ColorModel model = image.getColorModel();
        boolean grey = model.getNumColorComponents() == 1 && !(model instanceof IndexColorModel);
        return grey ? grey(image) : colour(image);
    }

    /** The stored samples. {@code getRGB} would treat them as linear light and brighten them. */
    private static byte[] grey(BufferedImage image) {
        Raster raster = image.getRaster();
        int width = image.getWidth();
        int height = image.getHeight();
        int bands = raster.getNumBands();
        int max = (1 << image.getColorModel().getComponentSize(0)) - 1;
        byte[] rgb = new byte[3 * width * height];
        int[] row = new int[width * bands];
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int value = (row[x * bands] * WHITE + max / 2) / max;
                int alpha = bands == 1 ? WHITE : (row[x * bands + 1] * WHITE + max / 2) / max;
                byte shown = onWhite(value, alpha);
                int to = 3 * (y * width + x);
                rgb[to] = shown;
                rgb[to + 1] = shown;
                rgb[to + 2] = shown;
            }
        }
        return rgb;
    }

    private static byte[] colour(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] rgb = new byte[3 * width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int argb = row[x];
                int alpha = argb >>> 24;
                int to = 3 * (y * width + x);
                rgb[to] = onWhite(argb >> 16 & 0xff, alpha);
                rgb[to + 1] = onWhite(argb >> 8 & 0xff, alpha);
                rgb[to + 2] = onWhite(argb & 0xff, alpha);
            }
        }
        return rgb;
    }

    private static byte onWhite(int value, int alpha) {
        return (byte) ((value * alpha + WHITE * (WHITE - alpha) + WHITE / 2) / WHITE);
    }
}

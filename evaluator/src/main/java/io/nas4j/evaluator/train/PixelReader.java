package io.nas4j.evaluator.train;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.evaluator.data.image.LabelledImages;
import java.util.Arrays;

/** Writes images into a batch, normalised through a table of 256 values a channel. */
public final class PixelReader {

    private final LabelledImages images;
    private final float[][] tables;
    private final byte[] mean;

    /** @param normalisation that the network was trained with */
    public PixelReader(LabelledImages images, InputNormalisation normalisation) {
        this.images = images;
        this.tables = new float[images.channels()][256];
        this.mean = new byte[tables.length];
        for (int c = 0; c < tables.length; c++) {
            mean[c] = (byte) Math.round(normalisation.mean().get(c) * 255);
            for (int value = 0; value < 256; value++) {
                tables[c][value] = normalisation.normalised(value, c);
            }
        }
    }

    LabelledImages images() {
        return images;
    }

    /** The byte nearest to each channel's mean. */
    byte[] mean() {
        return mean.clone();
    }

    /** A byte of a channel as it stands in a batch. */
    float normalised(int value, int channel) {
        return tables[channel][value];
    }

    /** Numbers that one image takes in a batch. */
    public int stride() {
        return images.size() * images.size() * images.channels();
    }

    /** Writes an image as it is. */
    public void read(int index, float[] into, int offset) {
        int size = images.size();
        byte[] pixels = images.pixels(index);
        copy(pixels, 0, size * size, into, offset);
    }

    /**
     * Writes an image moved and perhaps mirrored; what it uncovers is 0, the mean colour.
     *
     * @param pixels unsigned bytes {@code [size, size, channels]}
     * @param down pixels that it is moved down, or up where negative
     * @param right pixels that it is moved right, or left where negative
     */
    void read(byte[] pixels, int down, int right, boolean mirrored, float[] into, int offset) {
        int size = images.size();
        int channels = tables.length;
        int row = size * channels;
        if (down != 0 || right != 0) {
            Arrays.fill(into, offset, offset + size * row, 0f);
        }
        int left = Math.max(0, right);
        int width = size - Math.abs(right);
        for (int y = Math.max(0, down); y < size + Math.min(0, down); y++) {
            int from = ((y - down) * size + left - right) * channels;
            if (mirrored) {
                copyMirrored(pixels, from, width, into, offset + y * row + (size - left - width) * channels);
            } else {
                copy(pixels, from, width, into, offset + y * row + left * channels);
            }
        }
    }

    private void copy(byte[] pixels, int from, int width, float[] into, int to) {
        if (tables.length == 3) {
            copyColours(pixels, from, 3, width, into, to);
            return;
        }
        for (int i = 0; i < width * tables.length; i++) {
            into[to + i] = tables[i % tables.length][pixels[from + i] & 0xff];
        }
    }

    private void copyMirrored(byte[] pixels, int from, int width, float[] into, int to) {
        int channels = tables.length;
        if (channels == 3) {
            copyColours(pixels, from + 3 * (width - 1), -3, width, into, to);
            return;
        }
        for (int i = 0; i < width * channels; i++) {
            int source = from + (width - 1 - i / channels) * channels + i % channels;
            into[to + i] = tables[i % channels][pixels[source] & 0xff];
        }
    }

    /** The case that matters, without a loop over channels. */
    private void copyColours(byte[] pixels, int from, int step, int width, float[] into, int to) {
        float[] red = tables[0];
        float[] green = tables[1];
        float[] blue = tables[2];
        int source = from;
        for (int target = to; target < to + 3 * width; target += 3) {
            into[target] = red[pixels[source] & 0xff];
            into[target + 1] = green[pixels[source + 1] & 0xff];
            into[target + 2] = blue[pixels[source + 2] & 0xff];
            source += step;
        }
    }
}

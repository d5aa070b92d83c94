package io.nas4j.evaluator.data.image;

import java.util.Arrays;

/**
 * Resizes images to squares. A smaller image takes the mean over the covered area, a larger one interpolates between pixel centres
 * (bilinear). The arithmetic is in integers, so that every machine gives the same bytes. A constant image stays constant.
 */
public final class Resampling {

    /** Weights are in units of {@code 1 / ONE}; those of one output pixel add up to exactly {@code ONE}. */
    private static final int BITS = 14;

    private static final int ONE = 1 << BITS;
    private static final int KEPT_BITS = 8;

    private final int out;
    private final Axis down;
    private final Axis across;

    private Resampling(Axis down, Axis across, int out) {
        this.out = out;
        this.down = down;
        this.across = across;
    }

    /** From squares of {@code in} pixels a side. */
    static Resampling of(int in, int out) {
        Axis both = Axis.of(in, out);
        return new Resampling(both, both, out);
    }

    /** From rectangles; all in pixels. */
    public static Resampling of(int height, int width, int out) {
        return new Resampling(Axis.of(height, out), Axis.of(width, out), out);
    }

    /**
     * What each output pixel takes of the input pixels along one axis.
     *
     * @param first input pixel of each output pixel
     * @param weights of that pixel and those behind it
     */
    private record Axis(int in, int[] first, int[][] weights) {

        static Axis of(int in, int out) {
            if (in < 1 || out < 1) {
                throw new IllegalArgumentException("cannot resize from " + in + " to " + out + " pixels");
            }
            Axis axis = new Axis(in, new int[out], new int[out][]);
            for (int o = 0; o < out; o++) {
                if (out < in) {
                    axis.area(o, out);
                } else {
                    axis.bilinear(o, out);
                }
            }
            return axis;
        }

        /** Output pixel {@code o} covers {@code [o * in, (o + 1) * in)} where each input pixel is {@code out} long. */
        private void area(int o, int out) {
            long begin = (long) o * in;
            long end = begin + in;
            int from = (int) (begin / out);
            int to = (int) ((end + out - 1) / out);
            int[] taps = new int[to - from];
            int given = 0;
            for (int i = from; i < to; i++) {
                long covered = Math.min((i + 1L) * out, end) - begin;
                int sum = (int) ((covered * ONE + in / 2) / in);
                taps[i - from] = sum - given;
                given = sum;
            }
            first[o] = from;
            weights[o] = taps;
        }

        /** The centre of output pixel {@code o} lies {@code ((2o + 1) * in - out) / (2 * out)} input pixels from the first's. */
        private void bilinear(int o, int out) {
            long numerator = Math.max((2L * o + 1) * in - out, 0);
            long denominator = 2L * out;
            int from = (int) (numerator / denominator);
            if (from >= in - 1) {
                first[o] = in - 1;
                weights[o] = new int[] {ONE};
                return;
            }
            int right = (int) (((numerator % denominator) * ONE + denominator / 2) / denominator);
            first[o] = from;
            weights[o] = new int[] {ONE - right, right};
        }
    }

    /** Resizes unsigned bytes {@code [height, width, channels]} to {@code [out, out, channels]}. */
    public byte[] apply(byte[] pixels, int channels) {
        int[] rows = new int[down.in * out * channels];
        for (int y = 0; y < down.in; y++) {
            horizontal(pixels, y * across.in * channels, rows, y * out * channels, channels);
        }
        int width = out * channels;
        byte[] result = new byte[out * width];
        int[] sums = new int[width];
        for (int y = 0; y < out; y++) {
            Arrays.fill(sums, 1 << (BITS + KEPT_BITS - 1));
            int[] taps = down.weights[y];
            for (int k = 0; k < taps.length; k++) {
                int weight = taps[k];
                int row = (down.first[y] + k) * width;
                for (int x = 0; x < width; x++) {
                    sums[x] += weight * rows[row + x];
                }
            }
            for (int x = 0; x < width; x++) {
                result[y * width + x] = (byte) (sums[x] >> (BITS + KEPT_BITS));
            }
        }
        return result;
    }

    private void horizontal(byte[] pixels, int from, int[] rows, int to, int channels) {
        for (int x = 0; x < out; x++) {
            int[] taps = across.weights[x];
            for (int c = 0; c < channels; c++) {
                int position = from + across.first[x] * channels + c;
                int sum = 0;
                for (int weight : taps) {
                    sum += weight * (pixels[position] & 0xff);
                    position += channels;
                }
                rows[to + x * channels + c] = sum >> (BITS - KEPT_BITS);
            }
        }
    }
}

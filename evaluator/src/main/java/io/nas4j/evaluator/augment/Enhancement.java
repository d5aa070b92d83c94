package io.nas4j.evaluator.augment;

/**
 * Operations that mix an image with a lesser one, as Pillow's {@code ImageEnhance}: factor 0 gives the lesser, 1 the
 * image itself, above 1 more than it.
 */
final class Enhancement {

    private static final float WHITE = 255;
    private static final float CENTRE_WEIGHT = 5;
    private static final float WEIGHTS = 13;

    private Enhancement() {}

    /** Mixes with black. */
    static void brightness(byte[] in, byte[] out, ImageFormat frame, float factor) {
        Lookup.each(in, out, frame, value -> mixed(0, value, factor));
    }

    /** Mixes with the mean grey of the image. */
    static void contrast(byte[] in, byte[] out, ImageFormat frame, float factor) {
        long sum = 0;
        for (int i = 0; i < frame.length(); i += frame.channels()) {
            sum += grey(in, i, frame.channels());
        }
        int mean = (int) ((double) sum / (frame.side() * frame.side()) + 0.5);
        Lookup.each(in, out, frame, value -> mixed(mean, value, factor));
    }

    /** Mixes with the image in grey. */
    static void colour(byte[] in, byte[] out, ImageFormat frame, float factor) {
        int channels = frame.channels();
        for (int i = 0; i < frame.length(); i += channels) {
            int grey = grey(in, i, channels);
            for (int k = i; k < i + channels; k++) {
                out[k] = (byte) mixed(grey, in[k] & 0xff, factor);
            }
        }
    }

    /** Mixes with a blurred image: each pixel counts 5 times and its 8 neighbours once; the border stays. */
    static void sharpness(byte[] in, byte[] out, ImageFormat frame, float factor) {
        System.arraycopy(in, 0, out, 0, frame.length());
        int channels = frame.channels();
        int row = frame.side() * channels;
        for (int y = 1; y < frame.side() - 1; y++) {
            for (int i = y * row + channels; i < (y + 1) * row - channels; i++) {
                int around = three(in, i - row, channels) + three(in, i, channels) + three(in, i + row, channels);
                int blurred = (int) ((around + (CENTRE_WEIGHT - 1) * (in[i] & 0xff)) / WEIGHTS + 0.5f);
                out[i] = (byte) mixed(blurred, in[i] & 0xff, factor);
            }
        }
    }

    private static int three(byte[] in, int i, int channels) {
        return (in[i - channels] & 0xff) + (in[i] & 0xff) + (in[i + channels] & 0xff);
    }

    /** Brightness of a colour as the eye takes it (ITU-R 601-2), in whole numbers. */
    private static int grey(byte[] in, int i, int channels) {
        if (channels < 3) {
            return in[i] & 0xff;
        }
        return (19_595 * (in[i] & 0xff) + 38_470 * (in[i + 1] & 0xff) + 7_471 * (in[i + 2] & 0xff) + 0x8000) >> 16;
    }

    private static int mixed(int lesser, int value, float factor) {
        float mixed = lesser + factor * (value - lesser);
        return (int) Math.max(0, Math.min(WHITE, mixed));
    }
}

package io.nas4j.evaluator.augment;

/** Operations that give every pixel value another, channel by channel. */
final class Lookup {

    private static final int VALUES = 256;
    private static final int WHITE = 255;

    private Lookup() {}

    /** A pixel's new value. */
    @FunctionalInterface
    interface Value {
        int of(int value);
    }

    /** The same for all channels. */
    static void each(byte[] in, byte[] out, ImageFormat frame, Value value) {
        byte[] table = table(value);
        for (int i = 0; i < frame.length(); i++) {
            out[i] = table[in[i] & 0xff];
        }
    }

    /** Values from {@code threshold} on are inverted. */
    static void solarize(byte[] in, byte[] out, ImageFormat frame, double threshold) {
        each(in, out, frame, value -> value < threshold ? value : WHITE - value);
    }

    /** Only the highest bits are kept. */
    static void posterize(byte[] in, byte[] out, ImageFormat frame, int bits) {
        int mask = WHITE << (Byte.SIZE - bits) & WHITE;
        each(in, out, frame, value -> value & mask);
    }

    /** Each channel is stretched so that its darkest value becomes 0 and its brightest 255. */
    static void autoContrast(byte[] in, byte[] out, ImageFormat frame) {
        for (int channel = 0; channel < frame.channels(); channel++) {
            int[] counts = counts(in, frame, channel);
            int low = 0;
            while (low < WHITE && counts[low] == 0) {
                low++;
            }
            int high = WHITE;
            while (high > 0 && counts[high] == 0) {
                high--;
            }
            int darkest = low;
            double scale = high > low ? (double) WHITE / (high - low) : 1;
            double offset = high > low ? -darkest * scale : 0;
            channel(
                    in,
                    out,
                    frame,
                    channel,
                    table(value -> Math.max(0, Math.min(WHITE, (int) (value * scale + offset)))));
        }
    }

    /** Each channel's values are spread so that they are as frequent as they can be made (histogram equalisation). */
    static void equalize(byte[] in, byte[] out, ImageFormat frame) {
        for (int channel = 0; channel < frame.channels(); channel++) {
            int[] counts = counts(in, frame, channel);
            int last = WHITE;
            while (counts[last] == 0) {
                last--;
            }
            int step = (frame.side() * frame.side() - counts[last]) / WHITE;
            int[] below = new int[VALUES];
            for (int value = 1; value < VALUES; value++) {
                below[value] = below[value - 1] + counts[value - 1];
            }
            Value spread = step == 0 ? value -> value : value -> Math.min(WHITE, (step / 2 + below[value]) / step);
            channel(in, out, frame, channel, table(spread));
        }
    }

    private static int[] counts(byte[] in, ImageFormat frame, int channel) {
        int[] counts = new int[VALUES];
        for (int i = channel; i < frame.length(); i += frame.channels()) {
            counts[in[i] & 0xff]++;
        }
        return counts;
    }

    private static void channel(byte[] in, byte[] out, ImageFormat frame, int channel, byte[] table) {
        for (int i = channel; i < frame.length(); i += frame.channels()) {
            out[i] = table[in[i] & 0xff];
        }
    }

    private static byte[] table(Value value) {
        byte[] table = new byte[VALUES];
        for (int i = 0; i < VALUES; i++) {
            table[i] = (byte) value.of(i);
        }
        return table;
    }
}

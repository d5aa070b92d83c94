package io.nas4j.export.quantisation;

/**
 * Learned numbers as integers around zero: a weight is its 8-bit number times the scale of its channel, a bias its 32-bit number
 * times {@link #biasScales}. The arrays are shared, not copied, and only read.
 *
 * @param scales one for each channel, or one for all
 * @param weights from −127 to 127, in the order of the floats
 * @param biasScales the channel's scale times the scale of what flows in
 * @param bias one number for each output
 */
public record RoundedWeights(float[] scales, byte[] weights, float[] biasScales, int[] bias) {

    private static final int MOST = 127;
    private static final float MOST_BIAS = 1 << 30;

    /**
     * Rounds to the nearest. The largest weight of each channel becomes 127, unless its bias would not fit into 32 bits.
     *
     * @param channels that have a scale of their own; 1 where one scale is for all
     * @param together how many weights of one channel lie together: 1 where the channel is the last axis
     * @param flowing the scale of what flows in
     */
    public static RoundedWeights of(float[] weights, float[] bias, int channels, int together, float flowing) {
        float[] scales = new float[channels];
        for (int i = 0; i < weights.length; i++) {
            int channel = i / together % channels;
            scales[channel] = Math.max(scales[channel], Math.abs(weights[i]) / MOST);
        }
        for (int o = 0; o < bias.length; o++) {
            float least = Math.abs(bias[o]) / flowing / MOST_BIAS;
            scales[o % channels] = Math.max(scales[o % channels], Math.max(least, Float.MIN_NORMAL));
        }
        byte[] rounded = new byte[weights.length];
        for (int i = 0; i < weights.length; i++) {
            float steps = weights[i] / scales[i / together % channels];
            rounded[i] = (byte) Math.max(-MOST, Math.min(MOST, Math.rint(steps)));
        }
        float[] biasScales = new float[channels];
        for (int c = 0; c < channels; c++) {
            biasScales[c] = scales[c] * flowing;
        }
        int[] roundedBias = new int[bias.length];
        for (int o = 0; o < bias.length; o++) {
            roundedBias[o] = (int) Math.rint((double) bias[o] / biasScales[o % channels]);
        }
        return new RoundedWeights(scales, rounded, biasScales, roundedBias);
    }
}

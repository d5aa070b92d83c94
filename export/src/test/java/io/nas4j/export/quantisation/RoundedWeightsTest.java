package io.nas4j.export.quantisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RoundedWeightsTest {

    /** Weights and biases are off by half a step at most, and the largest weight of each channel is 127. */
    @Property(tries = 300)
    void roundsToTheNearestStepOfItsChannel(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int channels,
            @ForAll @IntRange(min = 1, max = 7) int together,
            @ForAll @IntRange(min = -6, max = 3) int exponent) {
        double flowing = Math.pow(10, exponent);
        SplittableRandom random = new SplittableRandom(seed);
        float[] weights = floats(random, 3 * channels * together);
        float[] bias = floats(random, channels);
        RoundedWeights rounded = RoundedWeights.of(weights, bias, channels, together, (float) flowing);
        int[] largest = new int[channels];
        for (int i = 0; i < weights.length; i++) {
            int channel = i / together % channels;
            float step = rounded.scales()[channel];
            largest[channel] = Math.max(largest[channel], Math.abs(rounded.weights()[i]));
            assertThat(Math.abs(rounded.weights()[i] * step - weights[i])).isLessThanOrEqualTo(step * 0.5001f);
        }
        assertThat(largest).containsOnly(127);
        for (int c = 0; c < channels; c++) {
            double step = rounded.biasScales()[c];
            assertThat(rounded.biasScales()[c]).isEqualTo(rounded.scales()[c] * (float) flowing);
            assertThat(Math.abs(rounded.bias()[c] * step - bias[c])).isLessThanOrEqualTo(step * 0.5001);
        }
    }

    private static float[] floats(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-2, 2);
        }
        return values;
    }

    /** A bias is not cut: its weights become coarser. Weights of zero stay zero. */
    @Example
    void aLargeBiasFitsInto32Bits() {
        float[] weights = {1e-6f, -1e-6f, 0, 0};
        RoundedWeights rounded = RoundedWeights.of(weights, new float[] {1000, 0}, 2, 2, 1e-3f);
        assertThat(rounded.bias()[0] * (double) rounded.biasScales()[0]).isBetween(999.999, 1000.001);
        assertThat(rounded.weights()[0]).isLessThan((byte) 127);
        assertThat(rounded.weights()[2]).isZero();
        assertThat(rounded.bias()[1]).isZero();
        assertThat(RoundedWeights.of(weights, new float[] {1, 2}, 1, 4, 1).scales())
                .hasSize(1);
    }
}

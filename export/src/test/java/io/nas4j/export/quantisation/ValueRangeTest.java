package io.nas4j.export.quantisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;

class ValueRangeTest {

    /** Padding is zero, so zero must be exact; every other number is off by a step at most. */
    @Property
    void holdsZeroExactlyAndEveryNumberNearly(
            @ForAll @FloatRange(min = -1e6f, max = 1e6f) float one,
            @ForAll @FloatRange(min = -1e6f, max = 1e6f) float other,
            @ForAll @FloatRange(min = 0, max = 1) float share) {
        ValueRange range = new ValueRange(Math.min(one, other), Math.max(one, other));
        assertThat(range.scale()).isPositive();
        float value = range.min() + share * (range.max() - range.min());
        long rounded = Math.round((double) value / range.scale()) + range.zeroPoint();
        long clipped = Math.max(-128, Math.min(127, rounded));
        assertThat(Math.abs((clipped - range.zeroPoint()) * (double) range.scale() - value))
                .isLessThanOrEqualTo(range.scale() * 1.001);
    }

    /** An outlier alone does not widen the range; where numbers are spread evenly nothing is cut. */
    @Example
    void cutsOutliersAndNothingElse() {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[100_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        values[7] = 100;
        Histogram withOutlier = new Histogram(100);
        withOutlier.add(FloatBuffer.wrap(values));
        assertThat(withOutlier.cut()).isBetween(3f, 20f);

        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        Histogram even = new Histogram(1);
        even.add(FloatBuffer.wrap(values));
        assertThat(even.cut()).isGreaterThan(0.9f);
    }
}

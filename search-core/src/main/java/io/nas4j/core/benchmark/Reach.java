package io.nas4j.core.benchmark;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * When searches found something.
 *
 * @param median of evaluations or seconds over all seeds; empty where more than half of them never found it
 * @param never seeds that did not find it
 */
public record Reach(OptionalDouble median, int never) {

    /** @param when one number a seed, infinite where it was never found */
    public static Reach of(double[] when) {
        double[] sorted = when.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        int never = (int) Arrays.stream(sorted).filter(Double::isInfinite).count();
        return new Reach(Double.isInfinite(median) ? OptionalDouble.empty() : OptionalDouble.of(median), never);
    }
}

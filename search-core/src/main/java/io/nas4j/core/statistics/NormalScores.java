package io.nas4j.core.statistics;

import java.util.Arrays;

/**
 * Normal scores of ranks: where a value stands among others, on the scale of a normal variable. No monotone change of the values
 * changes them. The same bits on every machine.
 */
public final class NormalScores {

    private NormalScores() {}

    /** The score of each value among all; equal values share one. */
    public static double[] of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(values).map(value -> among(sorted, value)).toArray();
    }

    /**
     * The score of a value among others, from about -2.5 to 2.5 among a hundred.
     *
     * @param others one at least, the least first
     */
    public static double among(double[] others, double value) {
        int below = fewer(others, value, false);
        int equal = fewer(others, value, true) - below;
        double half = 0.5 / others.length;
        double quantile = (below + 0.5 * equal) / others.length;
        return quantile(Math.max(half, Math.min(1 - half, quantile)));
    }

    /** How many are less than a value, those that equal it among them or not. */
    private static int fewer(double[] sorted, double value, boolean withEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (withEqual && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The quantile function of the normal distribution to 4.5e-4 (Abramowitz and Stegun 1964, formula 26.2.23).
     *
     * @param share between 0 and 1, both excluded
     */
    public static double quantile(double share) {
        if (share == 0.5) {
            return 0;
        }
        double tail = Math.min(share, 1 - share);
        double t = Math.sqrt(-2 * StrictMath.log(tail));
        double score =
                t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        return share < 0.5 ? -score : score;
    }
}

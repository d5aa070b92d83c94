package io.nas4j.grid.sweep;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Values of networks, each measured with the same seeds. What a seed does to all networks alike is taken out of differences, and the
 * noise of all networks is estimated together, as that of {@code value = network + seed + noise} (Scheffé 1959, "The analysis of
 * variance", section 4.2): with few seeds a single pair tells little of its own noise.
 */
final class SeedBlocks {

    private static final int SWEEPS = 1_000;
    private static final double CONFIDENCE = 0.95;

    private final double[][] values;
    private final double deviation;
    private final int degrees;
    private final double within;
    private final int withinDegrees;

    /** @param values of networks (rows) by seeds (columns); NaN where a training is missing or failed */
    SeedBlocks(double[][] values) {
        this.values = values;
        int networks = (int) Arrays.stream(values).filter(row -> count(row) > 0).count();
        int seeds = 0;
        int all = 0;
        int columns = values.length == 0 ? 0 : values[0].length;
        for (int s = 0; s < columns; s++) {
            int there = 0;
            for (double[] row : values) {
                there += Double.isNaN(row[s]) ? 0 : 1;
            }
            seeds += there > 0 ? 1 : 0;
            all += there;
        }
        this.degrees = all - networks - seeds + 1;
        this.withinDegrees = all - networks;
        this.deviation = degrees > 0 ? Math.sqrt(squares(columns) / degrees) : Double.NaN;
        this.within = withinDegrees > 0 ? Math.sqrt(squaresWithin() / withinDegrees) : Double.NaN;
    }

    private static int count(double[] row) {
        return (int) Arrays.stream(row).filter(value -> !Double.isNaN(value)).count();
    }

    /** What is left when the means of networks and seeds are taken out in turn, until nothing moves: least squares. */
    private double squares(int columns) {
        double[][] left = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double moved = 0;
            for (double[] row : left) {
                moved += takeOut(row);
            }
            for (int s = 0; s < columns; s++) {
                double[] column = new double[left.length];
                for (int i = 0; i < left.length; i++) {
                    column[i] = left[i][s];
                }
                moved += takeOut(column);
                for (int i = 0; i < left.length; i++) {
                    left[i][s] = column[i];
                }
            }
            if (moved == 0) {
                break;
            }
        }
        return sumOfSquares(left);
    }

    private double squaresWithin() {
        double[][] left = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        for (double[] row : left) {
            takeOut(row);
        }
        return sumOfSquares(left);
    }

    private static double takeOut(double[] row) {
        double mean = mean(row);
        if (Double.isNaN(mean)) {
            return 0;
        }
        for (int i = 0; i < row.length; i++) {
            row[i] -= mean;
        }
        return Math.abs(mean);
    }

    private static double sumOfSquares(double[][] left) {
        return Arrays.stream(left)
                .flatMapToDouble(Arrays::stream)
                .filter(value -> !Double.isNaN(value))
                .map(value -> value * value)
                .sum();
    }

    private static double mean(double[] row) {
        return Arrays.stream(row)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /** How many values a network has. */
    int replicates(int network) {
        return count(values[network]);
    }

    /** The mean of a network's values; empty where it has none. */
    OptionalDouble mean(int network) {
        double mean = mean(values[network]);
        return Double.isNaN(mean) ? OptionalDouble.empty() : OptionalDouble.of(mean);
    }

    /** Half the 95 % interval of a network's mean; empty where nothing is known of the noise. */
    OptionalDouble halfInterval(int network) {
        return withinDegrees > 0 && replicates(network) > 0
                ? OptionalDouble.of(quantile(1, withinDegrees) * within / Math.sqrt(replicates(network)))
                : OptionalDouble.empty();
    }

    /** Seeds that two networks both have a value of. */
    int pairs(int first, int second) {
        return count(differences(first, second));
    }

    /** The mean difference of two networks over the seeds that both have; empty where they share none. */
    OptionalDouble difference(int first, int second) {
        double mean = mean(differences(first, second));
        return Double.isNaN(mean) ? OptionalDouble.empty() : OptionalDouble.of(mean);
    }

    private double[] differences(int first, int second) {
        double[] differences = values[first].clone();
        for (int s = 0; s < differences.length; s++) {
            differences[s] -= values[second][s];
        }
        return differences;
    }

    /**
     * Half the 95 % interval of a mean difference, as one of several that are looked at together (Bonferroni); empty where nothing is
     * known of the noise.
     */
    OptionalDouble halfInterval(int pairs, int comparisons) {
        return degrees > 0 && pairs > 0
                ? OptionalDouble.of(quantile(comparisons, degrees) * deviation * Math.sqrt(2.0 / pairs))
                : OptionalDouble.empty();
    }

    /** The same if there were so many seeds and the noise were what it seems. */
    double expectedHalfInterval(int seeds, int comparisons) {
        int then = Math.max(1, (values.length - 1) * (seeds - 1));
        return quantile(comparisons, then) * deviation * Math.sqrt(2.0 / seeds);
    }

    private static double quantile(int comparisons, int degrees) {
        return new TDistribution(null, degrees).inverseCumulativeProbability(1 - (1 - CONFIDENCE) / (2 * comparisons));
    }
}

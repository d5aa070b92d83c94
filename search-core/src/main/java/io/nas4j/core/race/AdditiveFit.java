package io.nas4j.core.race;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Least squares of {@code value = candidate + round + noise}, the two-way layout of Scheffé (1959, "The analysis of variance",
 * section 4.4) with gaps: what a round does to all candidates alike, as a longer schedule, is taken out, and the noise of all
 * candidates is estimated together, which a few rounds suffice for.
 */
final class AdditiveFit {

    /** Below this share of the largest value, what is left is rounding and no noise. */
    private static final double ROUNDING = 1e-12;

    private final int[] place;
    private final double[] levels;
    private final double[][] covariance;
    private final double deviation;
    private final int degrees;

    /** @param rounds at least one */
    AdditiveFit(Rounds rounds) {
        int[] order = rounds.order();
        this.place = new int[rounds.candidates()];
        Arrays.fill(place, -1);
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        Layout layout = new Layout(rounds, order);
        this.covariance = layout.covariance();
        double[] effects = layout.effects(covariance);
        double[] ofRounds = layout.ofRounds(effects);
        double middle = Arrays.stream(ofRounds).average().orElse(0);
        this.levels = Arrays.stream(effects).map(effect -> effect + middle).toArray();
        this.degrees = layout.total - order.length - layout.rounds + 1;
        double squares = layout.squares(effects, ofRounds);
        double floor = ROUNDING * layout.largest;
        this.deviation = degrees > 0 ? Math.max(floor, Math.sqrt(squares / degrees)) : Double.NaN;
    }

    /** The values of the candidates that were measured, and their sums. */
    private static final class Layout {
        private final double[][] values;
        private final int rounds;
        private final int[] inRound;
        private final double[] sums;
        private int total;
        private double largest;

        Layout(Rounds from, int[] order) {
            this.rounds = from.count();
            this.values = new double[order.length][rounds];
            this.inRound = new int[rounds];
            this.sums = new double[rounds];
            for (int i = 0; i < order.length; i++) {
                for (int r = 0; r < rounds; r++) {
                    values[i][r] = from.value(r, order[i]);
                    if (there(i, r)) {
                        inRound[r]++;
                        sums[r] += values[i][r];
                        total++;
                        largest = Math.max(largest, Math.abs(values[i][r]));
                    }
                }
            }
        }

        private boolean there(int i, int round) {
            return !Double.isNaN(values[i][round]);
        }

        /** Of the candidates' effects, in units of the noise's variance, where the first one's effect is 0. */
        private double[][] covariance() {
            int n = values.length;
            double[][] covariance = new double[n][n];
            if (n < 2) {
                return covariance;
            }
            RealMatrix normal = new Array2DRowRealMatrix(n - 1, n - 1);
            for (int i = 1; i < n; i++) {
                for (int j = 1; j < n; j++) {
                    double sum = 0;
                    for (int r = 0; r < rounds; r++) {
                        if (there(i, r) && there(j, r)) {
                            sum += (i == j ? 1 : 0) - 1.0 / inRound[r];
                        }
                    }
                    normal.setEntry(i - 1, j - 1, sum);
                }
            }
            RealMatrix inverse = new LUDecomposition(normal).getSolver().getInverse();
            for (int i = 1; i < n; i++) {
                for (int j = 1; j < n; j++) {
                    covariance[i][j] = (inverse.getEntry(i - 1, j - 1) + inverse.getEntry(j - 1, i - 1)) / 2;
                }
            }
            return covariance;
        }

        private double[] effects(double[][] covariance) {
            int n = values.length;
            double[] within = new double[n];
            for (int i = 0; i < n; i++) {
                for (int r = 0; r < rounds; r++) {
                    within[i] += there(i, r) ? values[i][r] - sums[r] / inRound[r] : 0;
                }
            }
            double[] effects = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    effects[i] += covariance[i][j] * within[j];
                }
            }
            return effects;
        }

        private double[] ofRounds(double[] effects) {
            double[] ofRounds = new double[rounds];
            for (int r = 0; r < rounds; r++) {
                double sum = sums[r];
                for (int i = 0; i < values.length; i++) {
                    sum -= there(i, r) ? effects[i] : 0;
                }
                ofRounds[r] = sum / inRound[r];
            }
            return ofRounds;
        }

        private double squares(double[] effects, double[] ofRounds) {
            double squares = 0;
            for (int i = 0; i < values.length; i++) {
                for (int r = 0; r < rounds; r++) {
                    double rest = there(i, r) ? values[i][r] - effects[i] - ofRounds[r] : 0;
                    squares += rest * rest;
                }
            }
            return squares;
        }
    }

    /** Whether anything was measured of a candidate. */
    boolean knows(int candidate) {
        return place[candidate] >= 0;
    }

    /** What a candidate is expected to measure in the mean of all rounds: its own mean, where it was in all of them. */
    double level(int candidate) {
        return levels[place[candidate]];
    }

    /** The standard deviation of the noise; NaN where it is not known yet. */
    double deviation() {
        return deviation;
    }

    /** Degrees of freedom of {@link #deviation}; below 1 where it is not known yet. */
    int degrees() {
        return degrees;
    }

    /** The standard error of the difference of two levels. */
    double errorOfDifference(int first, int second) {
        int i = place[first];
        int j = place[second];
        return deviation * Math.sqrt(Math.max(0, covariance[i][i] + covariance[j][j] - 2 * covariance[i][j]));
    }

    /** A candidate's place in an order that does not depend on how candidates are numbered. */
    int placeOf(int candidate) {
        return place[candidate];
    }

    /** The covariance of some candidates' levels, up to what is common to all of them. */
    double[][] covariance(List<Integer> candidates) {
        int n = candidates.size();
        double[][] chosen = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                chosen[i][j] = deviation * deviation * covariance[place[candidates.get(i)]][place[candidates.get(j)]];
            }
        }
        return chosen;
    }
}

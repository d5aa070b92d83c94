package io.nas4j.grid.surface;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * A surface under one {@link Prior}, given measurements. What a round does to all alike is taken out with a flat prior, and the
 * variance of the noise is integrated out, so that what is left has Student's t distribution with as many degrees of freedom as
 * there are measurements beyond rounds (Rasmussen and Williams 2006, section 2.7; Gelman et al. 2013, section 14.2).
 */
final class PosteriorFit {

    /** Adds to the diagonal what rounding may take. */
    private static final double JITTER = 1e-6;

    private final Prior prior;
    private final Data data;
    private final RealMatrix covariance;
    private final RealMatrix solved;
    private final RealVector weights;
    private final double scale;
    private final double evidence;

    /**
     * What all fits of the same measurements share.
     *
     * @param places of the candidates
     * @param precision of what was measured of them, in units of the noise, rounds taken out
     * @param sums of each candidate's values within rounds
     * @param squares of all values within rounds
     * @param degrees of freedom: measurements beyond rounds
     * @param slope standard deviation, in units of the noise, of what a doubling of MACs changes
     */
    record Data(List<Place> places, RealMatrix precision, RealVector sums, double squares, int degrees, double slope) {

        static Data of(Measurements measured, double[] offsets, double slope) {
            int n = measured.candidates();
            double[][] within = measured.withinRounds(offsets);
            RealMatrix precision = new Array2DRowRealMatrix(n, n);
            RealVector sums = new ArrayRealVector(n);
            double squares = 0;
            int degrees = 0;
            for (double[] round : within) {
                int there = 0;
                for (double value : round) {
                    there += Double.isNaN(value) ? 0 : 1;
                }
                if (there == 0) {
                    continue;
                }
                degrees += there - 1;
                for (int i = 0; i < n; i++) {
                    if (!Double.isNaN(round[i])) {
                        sums.addToEntry(i, round[i]);
                        squares += round[i] * round[i];
                        precision.addToEntry(i, i, 1);
                        for (int j = 0; j < n; j++) {
                            if (!Double.isNaN(round[j])) {
                                precision.addToEntry(i, j, -1.0 / there);
                            }
                        }
                    }
                }
            }
            return new Data(measured.places(), precision, sums, squares, degrees, slope);
        }

        int candidates() {
            return places.size();
        }
    }

    PosteriorFit(Prior prior, Data data, double floor) {
        this.prior = prior;
        this.data = data;
        int n = data.candidates();
        this.covariance = new Array2DRowRealMatrix(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                covariance.setEntry(i, j, ofMeasured(i, j));
            }
        }
        LUDecomposition lu = new LUDecomposition(
                MatrixUtils.createRealIdentityMatrix(n).add(data.precision().multiply(covariance)));
        this.solved = lu.getSolver().getInverse();
        this.weights = solved.operate(data.sums());
        double explained = data.sums().dotProduct(covariance.operate(weights));
        double left = Math.max(data.squares() - explained, floor * floor * data.degrees());
        this.scale = left / data.degrees();
        this.evidence = -0.5 * Math.log(Math.abs(lu.getDeterminant())) - 0.5 * data.degrees() * Math.log(left);
    }

    /** The logarithm of how well the prior foretells the measurements, but for what all priors share. */
    double evidence() {
        return evidence;
    }

    /** What is expected of the candidates where they are, at their own MACs, up to what is common to all. */
    RealVector ofMeasured() {
        return covariance.operate(weights);
    }

    /** The variance of the noise between two trainings of one network. */
    double noise() {
        return scale;
    }

    private double ofMeasured(int i, int j) {
        Place a = data.places().get(i);
        Place b = data.places().get(j);
        double slope = data.slope() * data.slope() * (a.doublings() - 1) * (b.doublings() - 1);
        return prior.covariance(a, b) + slope + (i == j ? prior.uneven() * prior.uneven() : 0);
    }

    /** Candidates stand first among targets, with their own deviations; places of the surface follow. All at two times the MACs. */
    private double ofTargets(List<Place> targets, int i, int j) {
        return prior.covariance(targets.get(i), targets.get(j))
                + (i == j && i < data.candidates() ? prior.uneven() * prior.uneven() : 0);
    }

    /** Covariances of targets with what was measured. */
    private RealMatrix cross(List<Place> targets) {
        int n = data.candidates();
        RealMatrix cross = new Array2DRowRealMatrix(targets.size(), n);
        for (int t = 0; t < targets.size(); t++) {
            for (int j = 0; j < n; j++) {
                cross.setEntry(
                        t,
                        j,
                        prior.covariance(targets.get(t), data.places().get(j))
                                + (t == j ? prior.uneven() * prior.uneven() : 0));
            }
        }
        return cross;
    }

    /**
     * What is expected of targets, up to what is common to all.
     *
     * @param targets the candidates first
     */
    RealVector mean(List<Place> targets) {
        return cross(targets).operate(weights);
    }

    /** A matrix whose product with standard normal numbers has the covariance of the targets. */
    double[][] root(List<Place> targets) {
        int m = targets.size();
        RealMatrix cross = cross(targets);
        RealMatrix known = cross.multiply(solved.multiply(data.precision())).multiply(cross.transpose());
        double[][] root = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = ofTargets(targets, i, j) - (known.getEntry(i, j) + known.getEntry(j, i)) / 2;
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                if (i == j) {
                    root[i][i] = Math.sqrt(Math.max(sum, JITTER * prior.height() * prior.height()));
                } else {
                    root[i][j] = sum / root[j][j];
                }
            }
        }
        double unit = Math.sqrt(scale);
        for (double[] row : root) {
            for (int j = 0; j < m; j++) {
                row[j] *= unit;
            }
        }
        return root;
    }

    int degrees() {
        return data.degrees();
    }
}

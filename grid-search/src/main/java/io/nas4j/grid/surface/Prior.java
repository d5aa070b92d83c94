package io.nas4j.grid.surface;

import java.util.ArrayList;
import java.util.List;

/**
 * What is assumed of accuracies before anything is measured, in units of the noise between two trainings of one network: a
 * smooth surface, a Gaussian process with a squared-exponential kernel (Rasmussen and Williams 2006, section 4.2.1), and a
 * deviation of each candidate's own, since rounding makes networks uneven. Surfaces of several baselines have half of their variance
 * in common, and each baseline is better or worse than the others by an amount of its own.
 *
 * @param height standard deviation of the surface
 * @param reach distance over which it changes, where two dimensions alone are at distance 1
 * @param uneven standard deviation of each candidate's own deviation
 * @param apart standard deviation of what baselines differ by
 */
record Prior(double height, double reach, double uneven, double apart) {

    private static final double[] HEIGHTS = {0.3, 1, 3};
    private static final double[] REACHES = {0.5, 1};
    private static final double[] UNEVEN = {0.02, 0.2, 0.5};
    private static final double[] APART = {0.5, 3};
    private static final double[] TOGETHER = {0};
    private static final double COMMON = 0.5;

    /**
     * All that are weighed against each other by the data.
     *
     * @param several whether there is more than one baseline
     */
    static List<Prior> all(boolean several) {
        List<Prior> all = new ArrayList<>();
        for (double height : HEIGHTS) {
            for (double reach : REACHES) {
                for (double uneven : UNEVEN) {
                    for (double apart : several ? APART : TOGETHER) {
                        all.add(new Prior(height, reach, uneven, apart));
                    }
                }
            }
        }
        return all;
    }

    double covariance(Place a, Place b) {
        double along = height * height * Math.exp(-a.squaredDistance(b) / (2 * reach * reach));
        return a.baseline() == b.baseline() ? along + apart * apart : COMMON * along;
    }
}

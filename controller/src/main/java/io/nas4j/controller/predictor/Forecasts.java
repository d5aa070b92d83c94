package io.nas4j.controller.predictor;

import java.util.OptionalDouble;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/** How well what a model expected of networks agreed with what was measured of them afterwards. */
final class Forecasts {

    private final SimpleRegression regression = new SimpleRegression();

    /** Adds a measurement; nothing where nothing was expected of it. */
    void add(double expected, double measured) {
        if (!Double.isNaN(expected)) {
            regression.addData(expected, measured);
        }
    }

    /** Pearson's correlation; empty where it is not defined. */
    OptionalDouble correlation() {
        double correlation = regression.getN() < 3 ? Double.NaN : regression.getR();
        return Double.isFinite(correlation) ? OptionalDouble.of(correlation) : OptionalDouble.empty();
    }
}

package io.nas4j.controller.predictor;

import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import java.util.OptionalDouble;

/** How well what a model expected of networks agreed with what was measured of them afterwards. */
final class Forecasts {

    private long count;
    private double meanExpected;
    private double meanMeasured;
    /** Sums of the products of distances from the means (Welford 1962). */
    private double ofExpected;

    private double ofMeasured;
    private double ofBoth;

    /** Adds a measurement; nothing where nothing was expected of it. */
    void add(double expected, double measured) {
        if (Double.isNaN(expected)) {
            return;
        }
        count++;
        double fromExpected = expected - meanExpected;
        double fromMeasured = measured - meanMeasured;
        meanExpected += fromExpected / count;
        meanMeasured += fromMeasured / count;
        ofExpected += fromExpected * (expected - meanExpected);
        ofMeasured += fromMeasured * (measured - meanMeasured);
        ofBoth += fromExpected * (measured - meanMeasured);
    }

    /** Pearson's correlation; empty where it is not defined. */
    OptionalDouble correlation() {
        double correlation = count < 3 ? Double.NaN : ofBoth / Math.sqrt(ofExpected * ofMeasured);
        return Double.isFinite(correlation) ? OptionalDouble.of(correlation) : OptionalDouble.empty();
    }

    void save(StateOutput to) {
        to.whole(count);
        to.decimal(meanExpected);
        to.decimal(meanMeasured);
        to.decimal(ofExpected);
        to.decimal(ofMeasured);
        to.decimal(ofBoth);
    }

    void restore(StateInput from) {
        count = from.whole();
        meanExpected = from.decimal();
        meanMeasured = from.decimal();
        ofExpected = from.decimal();
        ofMeasured = from.decimal();
        ofBoth = from.decimal();
    }
}

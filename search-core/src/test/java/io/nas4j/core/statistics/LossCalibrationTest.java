package io.nas4j.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class LossCalibrationTest {

    @Test
    void knowsNothingBeforeTheFirstNetworkAndThenItsAccuracy() {
        LossCalibration calibration = new LossCalibration();
        assertThat(calibration.accuracy(1)).isEmpty();
        calibration.learn(0.8, 0.7);
        assertThat(calibration.accuracy(0.8)).hasValueCloseTo(0.7, within(1e-12));
        assertThat(calibration.accuracy(0.4)).hasValueCloseTo(0.85, within(1e-12));
    }

    @Property
    void findsAPowerOfTheLoss(
            @ForAll @DoubleRange(min = 0.5, max = 2) double exponent,
            @ForAll @DoubleRange(min = 0.1, max = 0.4) double factor) {
        LossCalibration calibration = new LossCalibration();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            double loss = 0.2 + random.nextDouble();
            double error = factor * Math.pow(loss, exponent);
            calibration.learn(loss, 1 - error * (0.98 + 0.04 * random.nextDouble()));
        }
        for (double loss : new double[] {0.3, 0.6, 1.1}) {
            assertThat(calibration.accuracy(loss)).hasValueCloseTo(1 - factor * Math.pow(loss, exponent), within(0.01));
        }
    }

    @Test
    void isNotUsedWhereAHigherLossGoesWithFewerErrors() {
        LossCalibration calibration = new LossCalibration();
        calibration.learn(0.5, 0.5);
        calibration.learn(2, 0.9);
        assertThat(calibration.accuracy(1)).isEmpty();
    }

    @Test
    void takesPerfectNetworksAndLossesOfZero() {
        LossCalibration calibration = new LossCalibration();
        calibration.learn(0, 1);
        calibration.learn(0.1, 0.99);
        assertThat(calibration.accuracy(0).orElseThrow()).isBetween(0.99, 1.0);
        assertThat(calibration.accuracy(1e9)).hasValue(0);
    }
}

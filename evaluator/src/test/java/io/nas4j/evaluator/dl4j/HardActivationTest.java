package io.nas4j.evaluator.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class HardActivationTest {

    private static final float[] POINTS = {-7, -3.01f, -2.9f, -1, -0.1f, 0, 0.5f, 2.9f, 3.01f, 8};

    @Test
    void hardSigmoidIsThatOfMobileNet() {
        assertThat(values(false)).containsExactly(expected(false), within(1e-6f));
    }

    @Test
    void hardSwishIsThatTimesItsInput() {
        assertThat(values(true)).containsExactly(expected(true), within(1e-6f));
    }

    @Test
    void gradientsAreSlopesTimesWhatComesIn() {
        for (boolean swish : new boolean[] {false, true}) {
            for (char order : new char[] {'c', 'f'}) {
                INDArray in = Nd4j.create(POINTS, new long[] {2, 5}, 'c').dup(order);
                INDArray epsilon = Nd4j.create(POINTS, new long[] {2, 5}, 'c').mul(10);
                float[] found = new HardActivation(swish)
                        .backprop(in, epsilon)
                        .getFirst()
                        .dup('c')
                        .data()
                        .asFloat();
                for (int i = 0; i < POINTS.length; i++) {
                    double step = 1e-4;
                    double slope = (exact(swish, POINTS[i] + step) - exact(swish, POINTS[i] - step)) / (2 * step);
                    assertThat((double) found[i]).isCloseTo(10 * POINTS[i] * slope, within(1e-4));
                }
            }
        }
    }

    private static float[] values(boolean swish) {
        return new HardActivation(swish)
                .getActivation(Nd4j.createFromArray(POINTS), false)
                .data()
                .asFloat();
    }

    private static float[] expected(boolean swish) {
        float[] expected = new float[POINTS.length];
        for (int i = 0; i < POINTS.length; i++) {
            expected[i] = (float) exact(swish, POINTS[i]);
        }
        return expected;
    }

    private static double exact(boolean swish, double x) {
        double gate = x < -3 ? 0 : x > 3 ? 1 : (x + 3) / 6;
        return swish ? x * gate : gate;
    }
}

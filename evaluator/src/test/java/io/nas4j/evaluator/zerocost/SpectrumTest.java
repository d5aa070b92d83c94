package io.nas4j.evaluator.zerocost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpectrumTest {

    /** Uncorrelated rows have the identity as correlations: every eigenvalue is 1. */
    @Test
    void scoresUncorrelatedRows() {
        float[][] rows = {{1, -1, 1, -1}, {1, 1, -1, -1}, {1, -1, -1, 1}};
        double each = Math.log(1 + 1e-5) + 1 / (1 + 1e-5);
        assertThat(Spectrum.correlationScore(rows)).isCloseTo(-3 * each, within(1e-9));
    }

    /** Equal rows have one eigenvalue n and zeros: the worst there is. */
    @Test
    void scoresEqualRowsFarWorse() {
        float[][] rows = {{1, 2, 3}, {1, 2, 3}};
        double expected = -(Math.log(2 + 1e-5) + 1 / (2 + 1e-5) + Math.log(1e-5) + 1e5);
        assertThat(Spectrum.correlationScore(rows)).isCloseTo(expected, within(1e-3));
    }

    /** Two codes of three units that differ in one: K is 3 2, 2 3, whose determinant is 5. */
    @Test
    void takesTheDeterminantOfAgreements() {
        assertThat(Spectrum.logDeterminant(new double[][] {{3, 2}, {2, 3}}, 3)).isCloseTo(Math.log(5), within(1e-9));
    }

    @Test
    void equalCodesAreWorseThanDifferentOnesAndStillANumber() {
        double equal = Spectrum.logDeterminant(new double[][] {{3, 3}, {3, 3}}, 3);
        double different = Spectrum.logDeterminant(new double[][] {{3, 1}, {1, 3}}, 3);
        assertThat(equal).isFinite().isLessThan(different);
    }
}

package io.nas4j.evaluator.zerocost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
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
        assertThat(Spectrum.logDeterminant(List.of(bits(0, 1), bits(0)), 3)).isCloseTo(Math.log(5), within(1e-9));
    }

    @Test
    void equalCodesAreWorseThanDifferentOnesAndStillANumber() {
        double equal = Spectrum.logDeterminant(List.of(bits(1), bits(1)), 3);
        assertThat(equal).isFinite().isLessThan(Spectrum.logDeterminant(List.of(bits(1), bits(2)), 3));
    }

    private static BitSet bits(int... set) {
        BitSet bits = new BitSet();
        for (int bit : set) {
            bits.set(bit);
        }
        return bits;
    }
}

package io.nas4j.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class ProbabilityOfBestTest {

    private static final double CLOSE = 0.015;

    @Test
    void ofTwoNormalValuesItIsThatOfTheirDifference() {
        double[] shares = ProbabilityOfBest.normal(
                new double[] {1, 0.2}, new double[][] {{1, 0.6}, {0.6, 2}}, new SplittableRandom(1));
        double expected = new NormalDistribution().cumulativeProbability(0.8 / Math.sqrt(1 + 2 - 1.2));
        assertThat(shares[0]).isCloseTo(expected, within(CLOSE));
    }

    @Property(tries = 10, seed = "4")
    void ofTwoStudentsValuesItIsThatOfTheirDifference(@ForAll @IntRange(min = 1, max = 120) int degrees) {
        double[] shares = ProbabilityOfBest.student(
                new double[] {0, 1.1}, new double[][] {{0, 0}, {0, 1}}, degrees, new SplittableRandom(2));
        assertThat(shares[1]).isCloseTo(new TDistribution(degrees).cumulativeProbability(1.1), within(CLOSE));
    }

    @Property(tries = 10, seed = "5")
    void ofEqualValuesEachIsAsProbable(@ForAll @IntRange(min = 1, max = 9) int number) {
        double[][] covariance = new double[number][number];
        for (int i = 0; i < number; i++) {
            Arrays.fill(covariance[i], 0.5);
            covariance[i][i] = 1;
        }
        double[] shares = ProbabilityOfBest.normal(new double[number], covariance, new SplittableRandom(3));
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
        assertThat(Arrays.stream(shares).boxed())
                .allSatisfy(share -> assertThat(share).isCloseTo(1.0 / number, within(CLOSE)));
    }

    @Test
    void aValueThatAnotherDeterminesIsBehindItForSure() {
        double[] shares = ProbabilityOfBest.normal(
                new double[] {0, -0.001}, new double[][] {{1, 1}, {1, 1}}, new SplittableRandom(4));
        assertThat(shares).containsExactly(1, 0);
    }

    @Test
    void thereIsNoDistributionWithoutDegreesOfFreedom() {
        assertThatThrownBy(() -> ProbabilityOfBest.student(new double[1], new double[1][1], 0, new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package io.nas4j.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RankCorrelationTest {

    private static final List<Double> UP = List.of(1.0, 2.0, 3.0, 4.0);

    @ParameterizedTest
    @EnumSource(RankCorrelation.class)
    void measuresAgreementOfOrders(RankCorrelation measure) {
        assertThat(measure.of(UP, List.of(10.0, 200.0, 201.0, 9000.0))).hasValue(1.0);
        assertThat(measure.of(UP, List.of(4.0, 3.0, 2.0, 1.0))).hasValue(-1.0);
    }

    @Test
    void countsPairs() {
        // 5 of the 6 pairs agree, 1 does not: (5 - 1) / 6
        assertThat(RankCorrelation.KENDALL.of(UP, List.of(1.0, 2.0, 4.0, 3.0)).getAsDouble())
                .isCloseTo(4.0 / 6, within(1e-12));
        // ranks differ by 0, 0, 1, 1: 1 - 6 * 2 / (4 * 15)
        assertThat(RankCorrelation.SPEARMAN.of(UP, List.of(1.0, 2.0, 4.0, 3.0)).getAsDouble())
                .isCloseTo(0.8, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(RankCorrelation.class)
    void saysNothingOfTooLittle(RankCorrelation measure) {
        assertThat(measure.of(List.of(1.0), List.of(1.0))).isEmpty();
        assertThat(measure.of(List.of(1.0, 1.0), List.of(1.0, 2.0))).isEmpty();
    }

    /** 200 samples of a known correlation: the interval covers it nearly as often as it says. */
    @Test
    void intervalsCoverTheTruth() {
        SplittableRandom random = new SplittableRandom(5);
        double share = 0.7;
        double truth = 2 / Math.PI * Math.asin(share); // Kendall's tau of a normal pair
        int covered = 0;
        for (int sample = 0; sample < 100; sample++) {
            List<double[]> pairs = IntStream.range(0, 40)
                    .mapToObj(i -> {
                        double common = random.nextGaussian();
                        return new double[] {
                            common, share * common + Math.sqrt(1 - share * share) * random.nextGaussian()
                        };
                    })
                    .toList();
            RankAgreement agreement = RankAgreement.of(
                            RankCorrelation.KENDALL,
                            pairs.stream().map(pair -> pair[0]).toList(),
                            pairs.stream().map(pair -> pair[1]).toList(),
                            random)
                    .orElseThrow();
            assertThat(agreement.value()).isBetween(agreement.low(), agreement.high());
            covered += agreement.low() <= truth && truth <= agreement.high() ? 1 : 0;
        }
        assertThat(covered).isBetween(85, 99);
    }
}

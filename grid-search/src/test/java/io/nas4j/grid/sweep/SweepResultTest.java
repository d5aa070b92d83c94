package io.nas4j.grid.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SweepResultTest {

    private static final Architecture BASELINE =
            PublishedNetworks.get("mobilenet-v2@0.5@32px").withClasses(10);
    private static final SweepDesign DESIGN = SweepDesign.of(
            BASELINE,
            Arrays.asList(Dimension.values()),
            List.of(1.0, 2.0),
            SweepRule.parse("compound", ScalingCoefficients.EFFICIENTNET, 8));

    /** Accuracies of baseline, depth, width, resolution, compound, seed by seed. */
    private static Map<String, Map<Integer, Double>> values(double[]... bySeed) {
        Map<String, Map<Integer, Double>> values = new HashMap<>();
        for (int s = 0; s < bySeed.length; s++) {
            for (int i = 0; i < bySeed[s].length; i++) {
                if (!Double.isNaN(bySeed[s][i])) {
                    values.computeIfAbsent(DESIGN.points().get(i).fingerprint(), key -> new HashMap<>())
                            .put(s + 1, bySeed[s][i]);
                }
            }
        }
        return values;
    }

    /** By hand: residuals of the two-way layout are ±.005 for width and compound, 0 for the others. */
    @Test
    void intervalsAreThoseOfTheTwoWayLayout() {
        SweepResult result = SweepResult.of(
                DESIGN, values(new double[] {.50, .52, .55, .53, .585}, new double[] {.54, .56, .60, .57, .615}));
        Verdict verdict = result.verdicts().get(0);
        assertThat(verdict.single()).isEqualTo(Dimension.WIDTH);
        assertThat(verdict.difference()).isCloseTo(.025, within(1e-12));
        assertThat(verdict.seeds()).isEqualTo(2);
        double deviation =
                Math.sqrt(4 * .005 * .005 / 4); // (5 - 1) * (2 - 1) degrees; a pair over two seeds: times sqrt(2/2)
        double quantile = 3.9608; // t, 4 degrees of freedom, 1 - .05 / 6
        assertThat(verdict.high().getAsDouble() - verdict.difference()).isCloseTo(quantile * deviation, within(1e-4));
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.COMPOUND);
        assertThat(result.measured().get(0).accuracy()).hasValueCloseTo(.52, within(1e-12));
        assertThat(result.measured())
                .allSatisfy(measured -> assertThat(measured.replicates()).isEqualTo(2));
    }

    @Test
    void oneSeedTellsNothingOfTheNoise() {
        SweepResult result = SweepResult.of(DESIGN, values(new double[] {.5, .52, .55, .53, .585}));
        assertThat(result.verdicts().get(0).outcome()).isEqualTo(Verdict.Outcome.NOISE_UNKNOWN);
        assertThat(result.verdicts().get(0).low()).isEmpty();
        assertThat(result.measured().get(1).halfInterval()).isEmpty();
    }

    @Test
    void whatFailedOrIsMissingLeavesTheRest() {
        SweepResult result = SweepResult.of(
                DESIGN,
                values(
                        new double[] {.5, Double.NaN, .55, .53, .58},
                        new double[] {.51, Double.NaN, .56, Double.NaN, .60},
                        new double[] {.49, Double.NaN, .54, .52, Double.NaN}));
        assertThat(result.measured().get(1).accuracy()).isEmpty();
        assertThat(result.measured().get(1).replicates()).isZero();
        assertThat(result.verdicts().get(0).single()).isEqualTo(Dimension.WIDTH);
        assertThat(result.verdicts().get(0).seeds()).isEqualTo(2);
        assertThat(result.verdicts().get(0).difference()).isCloseTo(.035, within(1e-12));
    }

    /** However sure other networks make the noise look. */
    @Test
    void oneSeedInCommonDecidesNothing() {
        SweepResult result = SweepResult.of(
                DESIGN,
                values(new double[] {.5, .12, .59, .53, .50}, new double[] {.5, .12, Double.NaN, .53, Double.NaN}));
        assertThat(result.verdicts().get(0).single()).isEqualTo(Dimension.WIDTH);
        assertThat(result.verdicts().get(0).seeds()).isEqualTo(1);
        assertThat(result.verdicts().get(0).outcome()).isEqualTo(Verdict.Outcome.NOISE_UNKNOWN);
    }

    /** 600 made-up sweeps in which compound scaling is worth as much as the best single dimension. */
    @Test
    void equalNetworksAreSeldomToldApart() {
        SplittableRandom random = new SplittableRandom(3);
        int told = 0;
        for (int i = 0; i < 600; i++) {
            told += told(random, 0, 3).outcome() == Verdict.Outcome.NOT_TOLD_APART ? 0 : 1;
        }
        assertThat(told).isBetween(3, 40);
    }

    /** The number of further seeds is what is needed where the difference is real. */
    @Test
    void saysHowManyMoreSeedsWouldTell() {
        SplittableRandom random = new SplittableRandom(4);
        int asked = 0;
        int told = 0;
        for (int i = 0; i < 200; i++) {
            Verdict verdict = told(random, .012, 3);
            if (verdict.outcome() == Verdict.Outcome.NOT_TOLD_APART
                    && verdict.moreSeeds().isPresent()
                    && verdict.moreSeeds().getAsInt() < 30) {
                asked++;
                told += told(random, .012, 3 + verdict.moreSeeds().getAsInt()).outcome() == Verdict.Outcome.COMPOUND
                        ? 1
                        : 0;
            }
        }
        assertThat(asked).isGreaterThan(20);
        assertThat((double) told / asked).isGreaterThan(0.4);
    }

    private static Verdict told(SplittableRandom random, double better, int seeds) {
        double[][] bySeed = new double[seeds][];
        for (int s = 0; s < seeds; s++) {
            double block = .01 * random.nextGaussian();
            double[] means = {.5, .55, .55, .55, .55 + better};
            bySeed[s] = Arrays.stream(means)
                    .map(mean -> mean + block + .008 * random.nextGaussian())
                    .toArray();
        }
        return SweepResult.of(DESIGN, values(bySeed)).verdicts().get(0);
    }
}

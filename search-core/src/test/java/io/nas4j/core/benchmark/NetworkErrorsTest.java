package io.nas4j.core.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.statistics.RankCorrelation;
import io.nas4j.core.table.AccuracyTable;
import io.nas4j.core.table.CodeSpace;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.table.TableRow;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class NetworkErrorsTest {

    /** 1,000 networks whose errors grow with the square of their number, as few are bad. */
    private static final AccuracyTable TABLE = table();

    private static AccuracyTable table() {
        List<TableRow> rows = IntStream.range(0, 1_000)
                .mapToObj(i -> new TableRow(
                        i + 2,
                        String.format("%03d", i),
                        0.95 - 0.3 * i * i / 1e6,
                        OptionalLong.empty(),
                        OptionalLong.empty()))
                .toList();
        return new AccuracyTable(CodeSpace.of(rows), rows);
    }

    private static double[] of(NetworkErrors errors) {
        return TABLE.networks().stream()
                .mapToDouble(network -> errors.of(TABLE, network))
                .toArray();
    }

    @Property(tries = 20)
    void haveTheSizeThatTheTauAsksFor(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 9) int tenths,
            @ForAll @IntRange(min = 0, max = 2) int halves) {
        double[] errors = of(NetworkErrors.withTau(TABLE, tenths / 10.0, new RandomStreams(seed), "x", halves / 2.0));
        double[] truth =
                TABLE.networks().stream().mapToDouble(MeasuredNetwork::accuracy).toArray();
        double[] told = IntStream.range(0, truth.length)
                .mapToDouble(i -> NetworkErrors.fraction(truth[i] + errors[i]))
                .toArray();
        // one more network whose told accuracy reaches 0 or 1 ties with all others there: tau takes steps of up to its
        // pairs' share
        assertThat(RankCorrelation.KENDALL.of(told, truth).orElseThrow())
                .isCloseTo(tenths / 10.0, within(2.0 / truth.length));
    }

    /** With this seed the errors of choices alone order networks like the truth does, with a tau of .21. */
    @Example
    void reachATauThatErrorsLikeTheTruthDoNot() {
        haveTheSizeThatTheTauAsksFor(-1, 2, 2);
        haveTheSizeThatTheTauAsksFor(-1, 1, 1);
        haveTheSizeThatTheTauAsksFor(-414, 1, 1);
    }

    @Property(tries = 20)
    void areNormalAndOfNetworkSeedAndStreamAlone(@ForAll @IntRange(min = 0, max = 1_000) int seed) {
        NetworkErrors errors = new NetworkErrors(new RandomStreams(seed), "x", 0.02, 0);
        double[] first = of(errors);
        assertThat(of(errors)).isEqualTo(first);
        assertThat(of(new NetworkErrors(new RandomStreams(seed), "x", 0.02, 0))).isEqualTo(first);
        // five standard errors
        assertThat(StatUtils.mean(first)).isCloseTo(0, within(0.02 * 5 / Math.sqrt(1_000)));
        assertThat(Math.sqrt(StatUtils.variance(first))).isCloseTo(0.02, within(0.02 * 5 / Math.sqrt(2_000)));
        for (NetworkErrors other : List.of(
                new NetworkErrors(new RandomStreams(seed), "y", 0.02, 0),
                new NetworkErrors(new RandomStreams(seed + 1L), "x", 0.02, 0))) {
            assertThat(RankCorrelation.SPEARMAN.of(first, of(other)).orElseThrow())
                    .isCloseTo(0, within(5 / Math.sqrt(1_000)));
        }
    }

    /** What is shared differs between two choices of a place by the same in all networks: two thirds of it are of the other places. */
    @Property(tries = 20)
    void areSharedByNetworksThatAreAlikeAsFarAsIsAskedFor(@ForAll @IntRange(min = 0, max = 1_000) int seed) {
        double[] of = of(new NetworkErrors(new RandomStreams(seed), "x", 1, 1));
        for (int i = 0; i < 1_000; i++) {
            if (i % 10 < 9) {
                assertThat(of[i + 1] - of[i]).isCloseTo(of[i % 10 + 1] - of[i % 10], within(1e-12));
            }
        }
        double own = meanSquareOfDifferences(new NetworkErrors(new RandomStreams(seed), "x", 1, 0));
        double shared = meanSquareOfDifferences(new NetworkErrors(new RandomStreams(seed), "x", 1, 1));
        // five standard errors, of squares of neighbours that have one error in common
        assertThat(own).isCloseTo(2, within(5 * Math.sqrt(8 * 1.5 / 900)));
        double mixed = meanSquareOfDifferences(new NetworkErrors(new RandomStreams(seed), "x", 1, 0.5));
        assertThat(mixed).isCloseTo((own + shared) / 2, within(5 * Math.sqrt(2 * shared / 900)));
    }

    /** The variance of what is shared is divided among the places. */
    @Example
    void haveAThirdOfWhatIsSharedFromEachPlace() {
        double mean = IntStream.range(0, 400)
                .mapToDouble(seed -> meanSquareOfDifferences(new NetworkErrors(new RandomStreams(seed), "x", 1, 1)))
                .average()
                .orElseThrow();
        // five standard errors: nine neighbours a seed
        assertThat(mean).isCloseTo(2 / 3.0, within(5 * Math.sqrt(8 * 1.5 / 9 / 400) / 3));
    }

    /** Of all pairs that differ by one in the last place. */
    private static double meanSquareOfDifferences(NetworkErrors errors) {
        double[] all = of(errors);
        return IntStream.range(0, 1_000)
                .filter(i -> i % 10 < 9)
                .mapToDouble(i -> Math.pow(all[i + 1] - all[i], 2))
                .average()
                .orElseThrow();
    }

    @Test
    void areNothingWithoutASize() {
        assertThat(of(new NetworkErrors(new RandomStreams(1), "x", 0, 0))).containsOnly(0);
    }
}

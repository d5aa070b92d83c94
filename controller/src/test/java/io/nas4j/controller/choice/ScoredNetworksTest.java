package io.nas4j.controller.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.controller.choice.ScoredNetworks.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScoredNetworksTest {

    private static Network network(double accuracy, Map<String, Double> scores) {
        return new Network(1, accuracy, accuracy, scores);
    }

    private static int best(double[] sums) {
        return IntStream.range(0, sums.length)
                .boxed()
                .max((a, b) -> Double.compare(sums[a], sums[b]))
                .orElseThrow();
    }

    /** A proxy whose error stays with the network, and a score whose error is another one: the winner's curse and its cure. */
    @Test
    void aScoreWithAnErrorOfItsOwnFindsTheBetterNetwork() {
        double byExpectation = 0;
        double withScore = 0;
        SplittableRandom random = new SplittableRandom(1);
        for (int study = 0; study < 300; study++) {
            double[] truth = random.doubles(80, 0.5, 0.8).toArray();
            List<Network> networks = new ArrayList<>();
            for (double each : truth) {
                double proxy = each + 0.08 * random.nextGaussian();
                networks.add(network(proxy, Map.of("naswot", 1e6 * (each + 0.05 * random.nextGaussian()))));
            }
            byExpectation +=
                    truth[best(networks.stream().mapToDouble(Network::expected).toArray())];
            withScore += truth[best(ScoredNetworks.rankSums(networks))];
        }
        assertThat(withScore / 300).isGreaterThan(byExpectation / 300 + 0.008);
    }

    @Property(tries = 50)
    void withoutScoresItIsTheRankOfWhatIsExpected(@ForAll @IntRange(min = 1, max = 40) int count, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Network> networks = IntStream.range(0, count)
                .mapToObj(i -> network(random.nextDouble(), Map.of()))
                .toList();
        double[] sums = ScoredNetworks.rankSums(networks);
        assertThat(best(sums))
                .isEqualTo(best(networks.stream().mapToDouble(Network::expected).toArray()));
        assertThat(sums).contains(1.0).contains((double) count);
    }

    @Test
    void aScoreThatRanksTheOtherWayRoundHasNoSay() {
        List<Network> plain = IntStream.range(0, 20)
                .mapToObj(i -> network(0.5 + 0.01 * i, Map.of()))
                .toList();
        List<Network> misled = IntStream.range(0, 20)
                .mapToObj(i -> network(0.5 + 0.01 * i, Map.of("synflow", -1.0 * i)))
                .toList();
        assertThat(ScoredNetworks.rankSums(misled)).containsExactly(ScoredNetworks.rankSums(plain));
    }

    @Test
    void aScoreThatFewHaveHasNoSay() {
        List<Network> networks = IntStream.range(0, 30)
                .mapToObj(i -> network(0.5 + 0.01 * i, i < 12 ? Map.of("naswot", (double) i) : Map.of()))
                .toList();
        assertThat(ScoredNetworks.rankSums(networks))
                .containsExactly(IntStream.rangeClosed(1, 30).asDoubleStream().toArray());
    }

    @Test
    void whatLacksAScoreIsInTheMiddle() {
        List<Network> networks = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            networks.add(network(0.5 + 0.01 * i, i == 4 ? Map.of() : Map.of("naswot", (double) i)));
        }
        assertThat(ScoredNetworks.rankSums(networks)).containsExactly(2, 4, 6, 8, 10, 12, 14, 16, 18);
    }

    @Test
    void aScoreIsWeighedAgainstWhatANetworkCosts() {
        List<Network> networks = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            double accuracy = 0.7 + 0.001 * i;
            networks.add(new Network(1 - 0.05 * i, accuracy, accuracy * (1 - 0.05 * i), Map.of("naswot", (double) i)));
        }
        assertThat(best(ScoredNetworks.rankSums(networks)))
                .as("the best score costs more than it promises")
                .isZero();
    }

    @Test
    void severalScoresHaveTheirMeanRank() {
        List<Network> networks = IntStream.range(0, 6)
                .mapToObj(i -> network(0.5 + 0.01 * i, Map.of("a", (double) i, "b", i == 5 ? -1.0 : i)))
                .toList();
        double[] sums = ScoredNetworks.rankSums(networks);
        // by "a" the last has rank 6, by "b" 1; expected 6
        assertThat(sums[5]).isCloseTo(6 + 3.5, within(1e-9));
    }
}

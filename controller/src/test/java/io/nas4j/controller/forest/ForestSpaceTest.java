package io.nas4j.controller.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.statistics.RankCorrelation;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ForestSpaceTest {

    private static final Objective ACCURACY = new Objective(Objective.Form.SOFT, 1, 0);

    private static ForestSpace space;

    @BeforeAll
    static void learn() {
        space = of(MadeUpCodes.drawn(150, 1));
    }

    private static ForestSpace of(List<MeasuredNetwork> trained) {
        return ForestSpace.of(MadeUpCodes.SPACE, trained, ACCURACY, new RandomStreams(1));
    }

    @Test
    void ranksOtherNetworksAsWellAsItsCrossValidationSays() {
        List<MeasuredNetwork> others = MadeUpCodes.drawn(500, 2);
        double tau = RankCorrelation.KENDALL
                .of(
                        others.stream()
                                .mapToDouble(network ->
                                        space.network(network.choices()).accuracy())
                                .toArray(),
                        others.stream().mapToDouble(MeasuredNetwork::accuracy).toArray())
                .orElseThrow();
        assertThat(tau).isGreaterThan(0.6);
        assertThat(space.tau()).isCloseTo(tau, within(0.06));
    }

    @Test
    void theCrossValidationLearnsNothingWhereThereIsNothingToLearn() {
        List<MeasuredNetwork> networks = MadeUpCodes.drawn(200, 3);
        List<Double> accuracies =
                new ArrayList<>(networks.stream().map(MeasuredNetwork::accuracy).toList());
        Collections.shuffle(accuracies, new Random(1));
        List<MeasuredNetwork> shuffled = new ArrayList<>();
        for (int i = 0; i < networks.size(); i++) {
            MeasuredNetwork network = networks.get(i);
            shuffled.add(new MeasuredNetwork(
                    network.choices(), accuracies.get(i), network.params(), network.macs(), network.scores()));
        }
        // three standard errors of tau without any order
        assertThat(FittedForest.crossValidated(MadeUpCodes.SPACE, shuffled, new RandomStreams(1)))
                .isBetween(-0.15, 0.15);
    }

    @Test
    void aChangeOfOneDecisionIsAlwaysAKnownNetwork() {
        SplittableRandom random = new SplittableRandom(1);
        Choices parent = space.uniform(random);
        for (int i = 0; i < 100; i++) {
            Choices child = space.mutate(parent, random);
            int differing = 0;
            for (int d = 0; d < child.size(); d++) {
                differing += child.get(d) == parent.get(d) ? 0 : 1;
            }
            assertThat(differing).isEqualTo(1);
            assertThat(space.permits(child)).isTrue();
            MeasuredNetwork network = space.network(child);
            assertThat(network.accuracy()).isBetween(0.3, 1.3);
            assertThat(network.macs()).isEqualTo(space.cost(Metric.MACS, child));
            assertThat((double) network.macs()).isCloseTo(MadeUpCodes.macs(child), within(0.5 * network.macs()));
            parent = child;
        }
        assertThat(space.covariates(parent)).hasSize(2);
    }

    @Test
    void knowsABetterNetworkThanAnyThatItLearned() {
        double best = space.networks().stream()
                .mapToDouble(MeasuredNetwork::accuracy)
                .max()
                .orElseThrow();
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 2_000; i++) {
            assertThat(space.network(space.uniform(random)).accuracy()).isLessThanOrEqualTo(best);
        }
    }

    @Test
    void isTheSameWheneverItIsMade() {
        ForestSpace small = of(MadeUpCodes.drawn(60, 1));
        ForestSpace again = of(MadeUpCodes.drawn(60, 1));
        assertThat(again.tau()).isEqualTo(small.tau());
        assertThat(List.copyOf(again.networks())).isEqualTo(List.copyOf(small.networks()));
    }

    @Test
    void refusesTooFewNetworks() {
        assertThatThrownBy(() -> of(MadeUpCodes.drawn(19, 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a surrogate must learn from 20 networks at least, but there are 19");
    }
}

package io.nas4j.controller.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.controller.TinySpace;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.OtherObjectives;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import io.nas4j.space.search.Metric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CreditTest {

    private static final Choices CHOICES = new Choices(List.of(0, 1));

    private final DecisionSpace space = TinySpace.create();
    private final Objective objective = new Objective(Objective.Form.SOFT, 1e6, -0.07);
    private final Credit credit =
            Credit.ofRewards(new StrategyContext(space, objective, new RandomStreams(1), event -> {}));

    @ParameterizedTest
    @EnumSource(
            value = FailureCause.class,
            names = {"CRASHED", "ERROR"},
            mode = EnumSource.Mode.EXCLUDE)
    void isTheLowestSoFarWhereTheNetworkIsAtFault(FailureCause cause) {
        assertThat(credit.of(Observation.failed(CHOICES, cause))).isEmpty();
        assertThat(credit.of(Observation.complete(CHOICES, 0.5, 0.4))).hasValue(0.4);
        assertThat(credit.of(Observation.complete(CHOICES, 0.5, 0.6))).hasValue(0.6);
        assertThat(credit.of(Observation.failed(CHOICES, cause))).hasValue(0.4);
        assertThat(credit.of(Observation.complete(CHOICES, 0.5, Double.NaN))).hasValue(0.4);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureCause.class,
            names = {"CRASHED", "ERROR"})
    void isNothingWhereTheNetworkIsNot(FailureCause cause) {
        assertThat(credit.of(Observation.complete(CHOICES, 0.5, 0.4))).hasValue(0.4);
        assertThat(credit.of(Observation.failed(CHOICES, cause))).isEmpty();
    }

    @Test
    void ofAPrunedTrialIsTheRewardOfItsAccuracySoFar() {
        Observation pruned = new Observation(
                CHOICES, TrialState.PRUNED, Optional.empty(), OptionalDouble.of(0.3), OptionalDouble.empty());
        assertThat(credit.of(pruned)).hasValue(objective.reward(0.3, space.cost(Metric.MACS, CHOICES)));
        assertThat(Credit.ofAccuracies().of(pruned)).hasValue(0.3);
    }

    @Test
    void ofAPrunedTrialWhoseRewardWeighsWhatItMeasured() {
        Objective measured = new Objective(Objective.Form.SOFT, Metric.MACS, Optional.of("latency_ms"), 4, -1);
        Credit weighed = Credit.ofRewards(new StrategyContext(space, measured, new RandomStreams(1), event -> {}));
        assertThat(weighed.of(pruned("energy_j", 1))).isEmpty();
        assertThat(weighed.of(pruned("latency_ms", 8))).hasValue(0.15);
        assertThat(weighed.of(pruned("latency_ms", 0))).as("the worst so far").hasValue(0.15);
    }

    private static Observation pruned(String name, double value) {
        return new Observation(
                CHOICES,
                TrialState.PRUNED,
                Optional.empty(),
                OptionalDouble.of(0.3),
                OptionalDouble.empty(),
                OtherObjectives.NONE.with(name, value));
    }
}

package io.nas4j.db;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.architecture;
import static io.nas4j.db.Fixtures.complete;
import static io.nas4j.db.Fixtures.config;
import static io.nas4j.db.Fixtures.epoch;
import static io.nas4j.db.Fixtures.finished;
import static io.nas4j.db.Fixtures.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.MeasuredLatency;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.latency.Timing;
import io.nas4j.space.plan.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What every store keeps of a trial from its start to its end, and that its end is the end. */
interface TrialContract {

    StudyStore store();

    @Test
    default void startsATrialWithItsCostAndFingerprint() {
        store().create(config("s"), PROVENANCE);
        store().start("s", spec(0));
        Trial trial = store().trial("s", Phase.SEARCH, 0).orElseThrow();
        assertThat(trial.spec()).isEqualTo(spec(0));
        assertThat(trial.state()).isEqualTo(TrialState.RUNNING);
        assertThat(trial.fingerprint()).isEqualTo(Fingerprint.of(architecture(0)));
        assertThat(trial.macs()).isEqualTo(CostModel.cost(architecture(0)).macs());
        assertThat(trial.params()).isEqualTo(CostModel.cost(architecture(0)).params());
        assertThat(trial.accuracy()).isEmpty();
        assertThat(trial.seconds()).isEmpty();
        assertThat(trial.epochs()).isEmpty();
    }

    @Test
    default void keepsTheEpochsInOrder() {
        store().create(config("s"), PROVENANCE);
        store().start("s", spec(0));
        Epoch diverged = new Epoch(3, Double.NaN, 0, OptionalDouble.of(1.25), 0.01, 1, Double.POSITIVE_INFINITY);
        store().epoch("s", Phase.SEARCH, 0, epoch(2));
        store().epoch("s", Phase.SEARCH, 0, epoch(1));
        store().epoch("s", Phase.SEARCH, 0, diverged);
        assertThat(store().trial("s", Phase.SEARCH, 0).orElseThrow().epochs())
                .containsExactly(epoch(1), epoch(2), diverged);
        assertThat(store().trials("s", Phase.SEARCH).get(0).epochs()).isEmpty();
    }

    @Test
    default void givesTheEpochsOfAllTrialsOfAPhase() {
        store().create(config("s"), PROVENANCE);
        store().create(config("other"), PROVENANCE);
        for (int number : List.of(3, 0, 1)) {
            store().start("s", spec(number));
        }
        store().epoch("s", Phase.SEARCH, 3, epoch(2));
        store().epoch("s", Phase.SEARCH, 3, epoch(1));
        store().epoch("s", Phase.SEARCH, 0, epoch(1));
        store().finish("s", Phase.SEARCH, 0, complete(0.5), OptionalDouble.of(0.5), 1);
        store().start("other", spec(0));
        store().epoch("other", Phase.SEARCH, 0, epoch(3));
        assertThat(store().epochs("s", Phase.SEARCH))
                .isEqualTo(Map.of(0, List.of(epoch(1)), 3, List.of(epoch(1), epoch(2))));
        assertThat(store().epochs("s", Phase.GRID)).isEmpty();
        assertThatThrownBy(() -> store().epochs("none", Phase.SEARCH)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    default void keepsMeasuredLatencies() {
        store().create(config("s"), PROVENANCE);
        MeasuredLatency one = new MeasuredLatency(1, new Timing(5_000_001, 20_000));
        MeasuredLatency eight = new MeasuredLatency(8, new Timing(31_000_000, 0));
        store().start("s", spec(0));
        store().start("s", spec(1));
        store().start("s", spec(2));
        Outcome complete = new Outcome.Complete(0.5, OptionalDouble.empty());
        store().finish("s", Phase.SEARCH, 0, complete.withLatencies(List.of(one, eight)), OptionalDouble.of(0.5), 1);
        store().finish(
                        "s",
                        Phase.SEARCH,
                        1,
                        new Outcome.Pruned(0.5).withLatencies(List.of(one)),
                        OptionalDouble.empty(),
                        1);
        store().finish("s", Phase.SEARCH, 2, complete, OptionalDouble.of(0.5), 1);
        assertThat(store().trials("s", Phase.SEARCH))
                .extracting(Trial::latencies)
                .containsExactly(List.of(one, eight), List.of(one), List.of());
        assertThat(store().trial("s", Phase.SEARCH, 0).orElseThrow().latencies())
                .containsExactly(one, eight);
    }

    @Test
    default void keepsWhatWasOutOfTheOrdinary() {
        store().create(config("s"), PROVENANCE);
        store().start("s", spec(0));
        store().start("s", spec(1));
        Optional<String> note = Optional.of("trained at learning rate 0.01");
        Outcome complete = new Outcome.Complete(0.5, OptionalDouble.empty()).withNote(note);
        store().finish("s", Phase.SEARCH, 0, complete, OptionalDouble.of(0.5), 1);
        store().finish("s", Phase.SEARCH, 1, new Outcome.Pruned(0.5).withNote(note), OptionalDouble.empty(), 1);
        assertThat(store().trials("s", Phase.SEARCH)).extracting(Trial::message).containsOnly(note);
    }

    @Test
    default void finishesACompleteTrial() {
        store().create(config("s"), PROVENANCE);
        store().start("s", spec(0));
        store().epoch("s", Phase.SEARCH, 0, epoch(1));
        Outcome outcome = new Outcome.Complete(0.75, OptionalDouble.of(0.7));
        store().finish("s", Phase.SEARCH, 0, outcome, OptionalDouble.of(0.8125), 12.5);
        Trial trial = store().trial("s", Phase.SEARCH, 0).orElseThrow();
        assertThat(trial.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(trial.accuracy()).hasValue(0.75);
        assertThat(trial.testAccuracy()).hasValue(0.7);
        assertThat(trial.reward()).hasValue(0.8125);
        assertThat(trial.seconds()).hasValue(12.5);
        assertThat(trial.cause()).isEmpty();
        assertThat(trial.message()).isEmpty();
        assertThat(trial.sameAs()).isEmpty();
        assertThat(trial.epochs()).containsExactly(epoch(1));
    }

    @Test
    default void finishesAPrunedTrial() {
        store().create(config("s"), PROVENANCE);
        store().start("s", spec(0));
        store().finish("s", Phase.SEARCH, 0, new Outcome.Pruned(0.25), OptionalDouble.empty(), 3);
        Trial trial = store().trial("s", Phase.SEARCH, 0).orElseThrow();
        assertThat(trial.state()).isEqualTo(TrialState.PRUNED);
        assertThat(trial.accuracy()).hasValue(0.25);
        assertThat(trial.reward()).isEmpty();
    }

    @Test
    default void finishesAFailedTrialOfEachCause() {
        store().create(config("s"), PROVENANCE);
        for (FailureCause cause : FailureCause.values()) {
            int number = cause.ordinal();
            store().start("s", spec(number));
            Outcome outcome = new Outcome.Failed(cause, "it's a \"" + cause + "\"; really, 100 %");
            store().finish("s", Phase.SEARCH, number, outcome, OptionalDouble.empty(), 1);
            Trial trial = store().trial("s", Phase.SEARCH, number).orElseThrow();
            assertThat(trial.state()).isEqualTo(TrialState.FAILED);
            assertThat(trial.cause()).contains(cause);
            assertThat(trial.message()).contains("it's a \"" + cause + "\"; really, 100 %");
            assertThat(trial.accuracy()).isEmpty();
        }
    }

    @Test
    default void shortensAMessageThatIsAStackTraceRatherThanLosingTheTrial() {
        store().create(config("s"), PROVENANCE);
        store().start("s", spec(0));
        Outcome outcome = new Outcome.Failed(FailureCause.ERROR, "x".repeat(2_000_000));
        store().finish("s", Phase.SEARCH, 0, outcome, OptionalDouble.empty(), 1);
        assertThat(store().trial("s", Phase.SEARCH, 0).orElseThrow().message().orElseThrow())
                .startsWith("xxx")
                .endsWith("...")
                .hasSizeLessThan(20_000);
    }

    @Test
    default void beginsAnUnfinishedTrialAnew() {
        store().create(config("s"), PROVENANCE);
        store().start("s", spec(0));
        store().epoch("s", Phase.SEARCH, 0, epoch(1));
        store().start("s", spec(0, architecture(5)));
        Trial trial = store().trial("s", Phase.SEARCH, 0).orElseThrow();
        assertThat(trial.spec().architecture()).isEqualTo(architecture(5));
        assertThat(trial.state()).isEqualTo(TrialState.RUNNING);
        assertThat(trial.epochs()).isEmpty();
    }

    @Test
    default void neverChangesAFinishedTrial() {
        store().create(config("s"), PROVENANCE);
        finished(store(), "s", 0, 0.5);
        store().start("s", spec(1));
        store().finish("s", Phase.SEARCH, 1, new Outcome.Pruned(0.1), OptionalDouble.empty(), 1);
        store().start("s", spec(2));
        store().finish(
                        "s",
                        Phase.SEARCH,
                        2,
                        new Outcome.Failed(FailureCause.TIMEOUT, "slow"),
                        OptionalDouble.empty(),
                        1);
        finished(store(), "s", 3, architecture(0), 0.5);
        List<Trial> before = store().trials("s", Phase.SEARCH);
        for (int number = 0; number < 3; number++) {
            int n = number;
            refusedAsFinished(() -> store().start("s", spec(n)));
            refusedAsFinished(() -> store().epoch("s", Phase.SEARCH, n, epoch(1)));
            refusedAsFinished(() -> store().finish("s", Phase.SEARCH, n, complete(0.9), OptionalDouble.of(0.9), 1));
            refusedAsFinished(() -> store().finish("s", Phase.SEARCH, n, complete(0.5), OptionalDouble.of(0.5), 2));
        }
        refusedAsFinished(() -> store().link("s", spec(3, architecture(0)), 0));
        assertThat(store().trials("s", Phase.SEARCH)).isEqualTo(before);
    }

    @Test
    default void refusesEpochAndEndOfATrialThatWasNotStarted() {
        store().create(config("s"), PROVENANCE);
        assertThatThrownBy(() -> store().epoch("s", Phase.SEARCH, 4, epoch(1)))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("search trial 4 of study 's' was never started");
        assertThatThrownBy(() -> store().finish("s", Phase.GRID, 4, complete(0.5), OptionalDouble.empty(), 1))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("grid trial 4");
    }

    private static void refusedAsFinished(Runnable change) {
        assertThatThrownBy(change::run)
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("a finished trial never changes");
    }
}

package io.nas4j.db;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.architecture;
import static io.nas4j.db.Fixtures.complete;
import static io.nas4j.db.Fixtures.config;
import static io.nas4j.db.Fixtures.epoch;
import static io.nas4j.db.Fixtures.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.MeasuredLatency;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.latency.Timing;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link StudyStore} must do. A subclass opens an empty one for each test. */
abstract class StudyStoreContract implements RunContract {

    private StudyStore store;

    abstract StudyStore open() throws Exception;

    @BeforeEach
    final void openStore() throws Exception {
        store = open();
    }

    @Override
    public final StudyStore store() {
        return store;
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    @Test
    void keepsConfigurationAndProvenance() {
        store.create(config("s"), PROVENANCE);
        assertThat(store.config("s")).contains(config("s"));
        assertThat(store.provenance("s")).isEqualTo(PROVENANCE);
    }

    @Test
    void knowsNoStudyThatWasNotCreated() {
        assertThat(store.config("s")).isEmpty();
        assertThat(store.studies()).isEmpty();
    }

    @Test
    void tellsNamesApartByCase() {
        store.create(config("study"), PROVENANCE);
        store.create(config("Study"), PROVENANCE);
        assertThat(store.studies()).extracting(s -> s.config().name()).containsExactly("study", "Study");
    }

    @Test
    void refusesASecondStudyOfOneName() {
        store.create(config("s"), PROVENANCE);
        assertThatThrownBy(() -> store.create(config("s", 99), PROVENANCE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'s'");
        assertThat(store.config("s")).contains(config("s"));
    }

    @Test
    void refusesAStudyThatIsNotThere() {
        store.create(config("there"), PROVENANCE);
        List<Consumer<StudyStore>> all = List.of(
                s -> s.provenance("gone"),
                s -> s.setTrials("gone", 5),
                s -> s.setLimits("gone", TrialLimits.USUAL),
                s -> s.beginRun("gone", 1, PROVENANCE),
                s -> s.runs("gone"),
                s -> s.claim("gone"),
                s -> s.release("gone"),
                s -> s.start("gone", spec(0)),
                s -> s.epoch("gone", Phase.SEARCH, 0, epoch(1)),
                s -> s.finish("gone", Phase.SEARCH, 0, complete(0.5), OptionalDouble.empty(), 1),
                s -> s.link("gone", spec(1), 0),
                s -> s.trials("gone", Phase.SEARCH),
                s -> s.trial("gone", Phase.SEARCH, 0),
                s -> s.plan("gone", Phase.GRID),
                s -> s.discard("gone", Phase.GRID),
                s -> s.savePlan(
                        "gone", new PhasePlan(Phase.GRID, config("there").task(), Map.of())),
                s -> s.saveFamily("gone", List.of()),
                s -> s.family("gone"),
                s -> s.saveArtifact("gone", new Artifact("k", "/p", OptionalLong.empty(), "00", "d")),
                s -> s.artifacts("gone"));
        assertThat(all)
                .allSatisfy(each -> assertThatThrownBy(() -> each.accept(store))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("'gone'")
                        .hasMessageContaining("there"));
    }

    @Test
    void changesTheTotalOfTrials() {
        store.create(config("s", 10), PROVENANCE);
        store.setTrials("s", 25);
        assertThat(store.config("s")).contains(config("s", 25));
        assertThatThrownBy(() -> store.setTrials("s", 0)).isInstanceOf(InvalidInputException.class);
        assertThat(store.config("s")).contains(config("s", 25));
    }

    @Test
    void startsATrialWithItsCostAndFingerprint() {
        store.create(config("s"), PROVENANCE);
        store.start("s", spec(0));
        Trial trial = store.trial("s", Phase.SEARCH, 0).orElseThrow();
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
    void keepsTheEpochsInOrder() {
        store.create(config("s"), PROVENANCE);
        store.start("s", spec(0));
        Epoch diverged = new Epoch(3, Double.NaN, 0, 0.01, 1, Double.POSITIVE_INFINITY);
        store.epoch("s", Phase.SEARCH, 0, epoch(2));
        store.epoch("s", Phase.SEARCH, 0, epoch(1));
        store.epoch("s", Phase.SEARCH, 0, diverged);
        assertThat(store.trial("s", Phase.SEARCH, 0).orElseThrow().epochs())
                .containsExactly(epoch(1), epoch(2), diverged);
        assertThat(store.trials("s", Phase.SEARCH).get(0).epochs()).isEmpty();
    }

    @Test
    void givesTheEpochsOfAllTrialsOfAPhase() {
        store.create(config("s"), PROVENANCE);
        store.create(config("other"), PROVENANCE);
        for (int number : List.of(3, 0, 1)) {
            store.start("s", spec(number));
        }
        store.epoch("s", Phase.SEARCH, 3, epoch(2));
        store.epoch("s", Phase.SEARCH, 3, epoch(1));
        store.epoch("s", Phase.SEARCH, 0, epoch(1));
        store.finish("s", Phase.SEARCH, 0, complete(0.5), OptionalDouble.of(0.5), 1);
        store.start("other", spec(0));
        store.epoch("other", Phase.SEARCH, 0, epoch(3));
        assertThat(store.epochs("s", Phase.SEARCH))
                .isEqualTo(Map.of(0, List.of(epoch(1)), 3, List.of(epoch(1), epoch(2))));
        assertThat(store.epochs("s", Phase.GRID)).isEmpty();
        assertThatThrownBy(() -> store.epochs("none", Phase.SEARCH)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void keepsMeasuredLatencies() {
        store.create(config("s"), PROVENANCE);
        MeasuredLatency one = new MeasuredLatency(1, new Timing(5_000_001, 20_000));
        MeasuredLatency eight = new MeasuredLatency(8, new Timing(31_000_000, 0));
        store.start("s", spec(0));
        store.start("s", spec(1));
        store.start("s", spec(2));
        Outcome complete = new Outcome.Complete(0.5, OptionalDouble.empty());
        store.finish("s", Phase.SEARCH, 0, complete.withLatencies(List.of(one, eight)), OptionalDouble.of(0.5), 1);
        store.finish(
                "s", Phase.SEARCH, 1, new Outcome.Pruned(0.5).withLatencies(List.of(one)), OptionalDouble.empty(), 1);
        store.finish("s", Phase.SEARCH, 2, complete, OptionalDouble.of(0.5), 1);
        assertThat(store.trials("s", Phase.SEARCH))
                .extracting(Trial::latencies)
                .containsExactly(List.of(one, eight), List.of(one), List.of());
        assertThat(store.trial("s", Phase.SEARCH, 0).orElseThrow().latencies()).containsExactly(one, eight);
    }

    @Test
    void keepsWhatWasOutOfTheOrdinary() {
        store.create(config("s"), PROVENANCE);
        store.start("s", spec(0));
        store.start("s", spec(1));
        Optional<String> note = Optional.of("trained at learning rate 0.01");
        Outcome complete = new Outcome.Complete(0.5, OptionalDouble.empty()).withNote(note);
        store.finish("s", Phase.SEARCH, 0, complete, OptionalDouble.of(0.5), 1);
        store.finish("s", Phase.SEARCH, 1, new Outcome.Pruned(0.5).withNote(note), OptionalDouble.empty(), 1);
        assertThat(store.trials("s", Phase.SEARCH)).extracting(Trial::message).containsOnly(note);
    }

    @Test
    void finishesACompleteTrial() {
        store.create(config("s"), PROVENANCE);
        store.start("s", spec(0));
        store.epoch("s", Phase.SEARCH, 0, epoch(1));
        Outcome outcome = new Outcome.Complete(0.75, OptionalDouble.of(0.7));
        store.finish("s", Phase.SEARCH, 0, outcome, OptionalDouble.of(0.8125), 12.5);
        Trial trial = store.trial("s", Phase.SEARCH, 0).orElseThrow();
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
    void finishesAPrunedTrial() {
        store.create(config("s"), PROVENANCE);
        store.start("s", spec(0));
        store.finish("s", Phase.SEARCH, 0, new Outcome.Pruned(0.25), OptionalDouble.empty(), 3);
        Trial trial = store.trial("s", Phase.SEARCH, 0).orElseThrow();
        assertThat(trial.state()).isEqualTo(TrialState.PRUNED);
        assertThat(trial.accuracy()).hasValue(0.25);
        assertThat(trial.reward()).isEmpty();
    }

    @Test
    void finishesAFailedTrialOfEachCause() {
        store.create(config("s"), PROVENANCE);
        for (FailureCause cause : FailureCause.values()) {
            int number = cause.ordinal();
            store.start("s", spec(number));
            Outcome outcome = new Outcome.Failed(cause, "it's a \"" + cause + "\"; really, 100 %");
            store.finish("s", Phase.SEARCH, number, outcome, OptionalDouble.empty(), 1);
            Trial trial = store.trial("s", Phase.SEARCH, number).orElseThrow();
            assertThat(trial.state()).isEqualTo(TrialState.FAILED);
            assertThat(trial.cause()).contains(cause);
            assertThat(trial.message()).contains("it's a \"" + cause + "\"; really, 100 %");
            assertThat(trial.accuracy()).isEmpty();
        }
    }

    @Test
    void shortensAMessageThatIsAStackTraceRatherThanLosingTheTrial() {
        store.create(config("s"), PROVENANCE);
        store.start("s", spec(0));
        Outcome outcome = new Outcome.Failed(FailureCause.ERROR, "x".repeat(2_000_000));
        store.finish("s", Phase.SEARCH, 0, outcome, OptionalDouble.empty(), 1);
        assertThat(store.trial("s", Phase.SEARCH, 0).orElseThrow().message().orElseThrow())
                .startsWith("xxx")
                .endsWith("...")
                .hasSizeLessThan(20_000);
    }

    @Test
    void beginsAnUnfinishedTrialAnew() {
        store.create(config("s"), PROVENANCE);
        store.start("s", spec(0));
        store.epoch("s", Phase.SEARCH, 0, epoch(1));
        store.start("s", spec(0, architecture(5)));
        Trial trial = store.trial("s", Phase.SEARCH, 0).orElseThrow();
        assertThat(trial.spec().architecture()).isEqualTo(architecture(5));
        assertThat(trial.state()).isEqualTo(TrialState.RUNNING);
        assertThat(trial.epochs()).isEmpty();
    }

    @Test
    void neverChangesAFinishedTrial() {
        store.create(config("s"), PROVENANCE);
        finished("s", 0, 0.5);
        store.start("s", spec(1));
        store.finish("s", Phase.SEARCH, 1, new Outcome.Pruned(0.1), OptionalDouble.empty(), 1);
        store.start("s", spec(2));
        store.finish("s", Phase.SEARCH, 2, new Outcome.Failed(FailureCause.TIMEOUT, "slow"), OptionalDouble.empty(), 1);
        finished("s", 3, architecture(0), 0.5);
        List<Trial> before = store.trials("s", Phase.SEARCH);
        for (int number = 0; number < 3; number++) {
            int n = number;
            refusedAsFinished(() -> store.start("s", spec(n)));
            refusedAsFinished(() -> store.epoch("s", Phase.SEARCH, n, epoch(1)));
            refusedAsFinished(() -> store.finish("s", Phase.SEARCH, n, complete(0.9), OptionalDouble.of(0.9), 1));
            refusedAsFinished(() -> store.finish("s", Phase.SEARCH, n, complete(0.5), OptionalDouble.of(0.5), 2));
        }
        refusedAsFinished(() -> store.link("s", spec(3, architecture(0)), 0));
        assertThat(store.trials("s", Phase.SEARCH)).isEqualTo(before);
    }

    @Test
    void refusesEpochAndEndOfATrialThatWasNotStarted() {
        store.create(config("s"), PROVENANCE);
        assertThatThrownBy(() -> store.epoch("s", Phase.SEARCH, 4, epoch(1)))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("search trial 4 of study 's' was never started");
        assertThatThrownBy(() -> store.finish("s", Phase.GRID, 4, complete(0.5), OptionalDouble.empty(), 1))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("grid trial 4");
    }

    @Test
    void linksATrialToTheResultOfAnEarlierOne() {
        store.create(config("s"), PROVENANCE);
        store.start("s", spec(0));
        store.epoch("s", Phase.SEARCH, 0, epoch(1));
        Outcome outcome = new Outcome.Complete(0.75, OptionalDouble.of(0.7));
        store.finish("s", Phase.SEARCH, 0, outcome, OptionalDouble.of(0.8125), 12.5);
        store.link("s", spec(1, architecture(0)), 0);
        Trial trial = store.trial("s", Phase.SEARCH, 1).orElseThrow();
        assertThat(trial.spec()).isEqualTo(spec(1, architecture(0)));
        assertThat(trial.sameAs()).isEqualTo(OptionalInt.of(0));
        assertThat(trial.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(trial.accuracy()).hasValue(0.75);
        assertThat(trial.testAccuracy()).hasValue(0.7);
        assertThat(trial.reward()).hasValue(0.8125);
        assertThat(trial.seconds()).hasValue(0);
        assertThat(trial.epochs()).isEmpty();
    }

    @Test
    void linksToAFailureToo() {
        store.create(config("s"), PROVENANCE);
        store.start("s", spec(0));
        Outcome outcome = new Outcome.Failed(FailureCause.DIVERGED, "the loss was NaN");
        store.finish("s", Phase.SEARCH, 0, outcome, OptionalDouble.empty(), 2);
        store.link("s", spec(1, architecture(0)), 0);
        Trial trial = store.trial("s", Phase.SEARCH, 1).orElseThrow();
        assertThat(trial.cause()).contains(FailureCause.DIVERGED);
        assertThat(trial.message()).contains("the loss was NaN");
    }

    @Test
    void linksATrialThatWasLeftRunning() {
        store.create(config("s"), PROVENANCE);
        finished("s", 0, 0.5);
        store.start("s", spec(1, architecture(0)));
        store.epoch("s", Phase.SEARCH, 1, epoch(1));
        store.link("s", spec(1, architecture(0)), 0);
        Trial trial = store.trial("s", Phase.SEARCH, 1).orElseThrow();
        assertThat(trial.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(trial.epochs()).isEmpty();
    }

    @Test
    void linksOnlyToAnEarlierFinishedTrialOfTheSameNetwork() {
        store.create(config("s"), PROVENANCE);
        finished("s", 1, architecture(0), 0.5);
        store.start("s", spec(2));
        assertThatThrownBy(() -> store.link("s", spec(3), 9)).isInstanceOf(WorkFailedException.class);
        assertThatThrownBy(() -> store.link("s", spec(3, architecture(2)), 2))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("not finished");
        assertThatThrownBy(() -> store.link("s", spec(3), 1)).isInstanceOf(WorkFailedException.class);
        assertThatThrownBy(() -> store.link("s", spec(0, architecture(0)), 1)).isInstanceOf(WorkFailedException.class);
        assertThat(store.trials("s", Phase.SEARCH)).extracting(Trial::number).containsExactly(1, 2);
    }

    @Test
    void keepsPhasesApartAndCoefficientsWithTheirTrial() {
        store.create(config("s"), PROVENANCE);
        ScalingCoefficients coefficients = new ScalingCoefficients(1.2, 1.1, 1.15);
        TrialSpec grid = new TrialSpec(Phase.GRID, 0, List.of(), architecture(3), Optional.of(coefficients));
        TrialSpec baseline = new TrialSpec(Phase.BASELINE, 0, List.of(), architecture(4), Optional.empty());
        store.start("s", spec(1));
        store.start("s", spec(0));
        store.start("s", grid);
        store.start("s", baseline);
        assertThat(store.trials("s", Phase.SEARCH)).extracting(Trial::spec).containsExactly(spec(0), spec(1));
        assertThat(store.trials("s", Phase.GRID)).extracting(Trial::spec).containsExactly(grid);
        assertThat(store.trials("s", Phase.BASELINE)).extracting(Trial::spec).containsExactly(baseline);
        assertThat(store.trial("s", Phase.GRID, 1)).isEmpty();
    }

    @Test
    void keepsStudiesApart() {
        store.create(config("a"), PROVENANCE);
        store.create(config("b"), PROVENANCE);
        store.start("a", spec(0));
        assertThat(store.trials("b", Phase.SEARCH)).isEmpty();
        assertThat(store.trial("b", Phase.SEARCH, 0)).isEmpty();
    }

    @Test
    void keepsTheOptionsOfEachPhase() {
        store.create(config("s"), PROVENANCE);
        PhasePlan grid =
                new PhasePlan(Phase.GRID, config("s").task().withEpochs(9), Map.of("step", "0.1", "limit", "7"));
        assertThat(store.plan("s", Phase.GRID)).isEmpty();
        store.savePlan("s", new PhasePlan(Phase.GRID, config("s").task(), Map.of()));
        store.savePlan("s", grid);
        assertThat(store.plan("s", Phase.GRID)).contains(grid);
        assertThat(store.plan("s", Phase.BASELINE)).isEmpty();
    }

    @Test
    void discardsAPhaseAndNothingElse() {
        store.create(config("s"), PROVENANCE);
        finished("s", 0, 0.5);
        TrialSpec grid = new TrialSpec(Phase.GRID, 0, List.of(), architecture(1), Optional.empty());
        store.savePlan("s", new PhasePlan(Phase.GRID, config("s").task(), Map.of()));
        store.start("s", grid);
        store.epoch("s", Phase.GRID, 0, epoch(1));
        store.finish("s", Phase.GRID, 0, complete(0.4), OptionalDouble.of(0.4), 1);
        store.discard("s", Phase.GRID);
        assertThat(store.trials("s", Phase.GRID)).isEmpty();
        assertThat(store.plan("s", Phase.GRID)).isEmpty();
        assertThat(store.trials("s", Phase.SEARCH)).hasSize(1);
        store.start("s", grid);
        assertThat(store.trials("s", Phase.GRID)).hasSize(1);
        assertThatThrownBy(() -> store.discard("s", Phase.SEARCH)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsWhatHappenedInsideTheStrategy() {
        store.create(config("s"), PROVENANCE);
        store.create(config("other"), PROVENANCE);
        assertThat(store.strategyRecords("s")).isEmpty();
        StrategyRecord update = new StrategyRecord(
                0,
                5,
                4,
                new StrategyEvent(
                        StrategyEvent.Kind.UPDATE, new TreeMap<>(Map.of("entropy", 0.1, "new_share", 1e-300)), "k3"));
        StrategyRecord collapse = new StrategyRecord(
                1, 9, 8, new StrategyEvent(StrategyEvent.Kind.COLLAPSE, new TreeMap<>(), "it's \"over\""));
        store.saveStrategyRecord("s", update);
        store.saveStrategyRecord("s", collapse);
        assertThat(store.strategyRecords("s")).containsExactly(update, collapse);
        assertThat(store.strategyRecords("other")).isEmpty();
        assertThatThrownBy(() -> store.saveStrategyRecord("s", collapse)).isInstanceOf(WorkFailedException.class);
    }

    @Test
    void replacesTheFamilyAndListsItByPhi() {
        store.create(config("s"), PROVENANCE);
        assertThat(store.family("s")).isEmpty();
        store.saveFamily("s", List.of(member(3), member(0.5)));
        List<FamilyMember> members = List.of(member(0), member(1), member(2));
        store.saveFamily("s", List.of(members.get(2), members.get(0), members.get(1)));
        assertThat(store.family("s")).isEqualTo(members);
    }

    @Test
    void replacesAnArtifactOfItsKind() {
        store.create(config("s"), PROVENANCE);
        assertThat(store.artifacts("s")).isEmpty();
        Artifact first = new Artifact("baseline.onnx", "/tmp/ä b;c.onnx", OptionalLong.of(12), "ab", "same classes");
        Artifact other = new Artifact("baseline.safetensors", "/tmp/b", OptionalLong.empty(), "cd", "");
        Artifact second = new Artifact(
                "baseline.onnx", "/tmp/2.onnx", OptionalLong.of(1L << 40), "ef", "same classes, logits within 1e-6");
        store.saveArtifact("s", first);
        store.saveArtifact("s", other);
        assertThat(store.artifacts("s")).containsExactly(first, other);
        store.saveArtifact("s", second);
        assertThat(store.artifacts("s")).containsExactlyInAnyOrder(second, other);
    }

    @Test
    void summarisesTheSearchTrialsOfEachStudy() {
        Instant before = Instant.now().minusSeconds(1);
        store.create(config("first", 5), PROVENANCE);
        store.create(config("second"), PROVENANCE);
        finished("first", 0, 0.25);
        finished("first", 1, 0.5);
        store.start("first", spec(2));
        store.finish("first", Phase.SEARCH, 2, new Outcome.Failed(FailureCause.ERROR, "x"), OptionalDouble.empty(), 1);
        store.start("first", spec(3));
        store.finish("first", Phase.SEARCH, 3, new Outcome.Pruned(0.9), OptionalDouble.empty(), 1);
        store.start("first", spec(4));
        TrialSpec grid = new TrialSpec(Phase.GRID, 0, List.of(), architecture(3), Optional.empty());
        store.start("first", grid);
        store.finish("first", Phase.GRID, 0, complete(0.9), OptionalDouble.of(7), 1);

        List<StudySummary> all = store.studies();
        assertThat(all).extracting(s -> s.config().name()).containsExactly("first", "second");
        StudySummary first = all.get(0);
        assertThat(first.config()).isEqualTo(config("first", 5));
        assertThat(first.state()).isEqualTo("PAUSED");
        assertThat(first.trials()).isEqualTo(5);
        assertThat(first.complete()).isEqualTo(2);
        assertThat(first.failed()).isEqualTo(1);
        assertThat(first.bestReward()).hasValue(0.5);
        assertThat(Instant.parse(first.created()))
                .isBetween(before, Instant.now().plusSeconds(1));
        assertThat(all.get(1).trials()).isZero();
        assertThat(all.get(1).bestReward()).isEmpty();
    }

    @Test
    void isCompleteOnceTheTotalIsFinishedAndPausedAgainWhenItIsRaised() {
        store.create(config("s", 2), PROVENANCE);
        finished("s", 0, 0.25);
        assertThat(state("s")).isEqualTo("PAUSED");
        finished("s", 1, 0.25);
        assertThat(state("s")).isEqualTo("COMPLETE");
        store.setTrials("s", 3);
        assertThat(state("s")).isEqualTo("PAUSED");
    }

    @Test
    void isRunningWhileClaimed() {
        store.create(config("s", 1), PROVENANCE);
        store.claim("s");
        store.claim("s");
        assertThat(state("s")).isEqualTo("RUNNING");
        store.release("s");
        assertThat(state("s")).isEqualTo("PAUSED");
        store.release("s");
    }

    @Test
    void losesNothingWhenManyThreadsWriteAtOnce() throws Exception {
        store.create(config("s", 100), PROVENANCE);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> futures = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            int n = number;
            Callable<Object> life = () -> {
                store.start("s", spec(n));
                for (int e = 1; e <= 3; e++) {
                    store.epoch("s", Phase.SEARCH, n, epoch(e));
                }
                store.finish("s", Phase.SEARCH, n, complete(0.5), OptionalDouble.of(n), 1);
                return store.trials("s", Phase.SEARCH);
            };
            futures.add(threads.submit(life));
        }
        for (Future<?> future : futures) {
            future.get();
        }
        threads.shutdown();
        assertThat(store.trials("s", Phase.SEARCH))
                .extracting(Trial::number)
                .containsExactlyElementsOf(IntStream.range(0, 40).boxed().toList());
        assertThat(store.trial("s", Phase.SEARCH, 39).orElseThrow().epochs()).hasSize(3);
        assertThat(store.studies().get(0).bestReward()).hasValue(39);
    }

    @Test
    void keepsWhatAnInterruptedThreadWrites() throws Exception {
        store.create(config("s"), PROVENANCE);
        Thread worker = new Thread(() -> {
            for (int number = 0; number < 20; number++) {
                Thread.currentThread().interrupt();
                store.start("s", spec(number));
            }
        });
        worker.start();
        worker.join(30_000);
        assertThat(worker.isAlive()).isFalse();
        assertThat(store.trials("s", Phase.SEARCH)).hasSize(20);
        store.start("s", spec(20));
    }

    @Test
    void refusesWorkAfterClose() {
        store.create(config("s"), PROVENANCE);
        store.claim("s");
        store.close();
        store.close();
        assertThatThrownBy(() -> store.studies()).isInstanceOf(WorkFailedException.class);
    }

    private void finished(String study, int number, double accuracy) {
        finished(study, number, architecture(number), accuracy);
    }

    private void finished(String study, int number, Architecture network, double accuracy) {
        store.start(study, spec(number, network));
        store.finish(study, Phase.SEARCH, number, complete(accuracy), OptionalDouble.of(accuracy), 1);
    }

    private String state(String study) {
        return store.studies().stream()
                .filter(each -> each.config().name().equals(study))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static FamilyMember member(double phi) {
        return new FamilyMember(phi, new ScalingCoefficients(1.2, 1.1, 1.15), architecture((int) phi), 5, 7);
    }

    private static void refusedAsFinished(Runnable change) {
        assertThatThrownBy(change::run)
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("a finished trial never changes");
    }
}

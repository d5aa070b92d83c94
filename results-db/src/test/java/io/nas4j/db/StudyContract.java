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

import io.nas4j.core.evaluation.Score;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.SearchDirective;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.space.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every store knows of whole studies. */
interface StudyContract {

    StudyStore store();

    private String state(String study) {
        return store().studies().stream()
                .filter(each -> each.config().name().equals(study))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    default void keepsConfigurationAndProvenance() {
        store().create(config("s"), PROVENANCE);
        assertThat(store().config("s")).contains(config("s"));
        assertThat(store().provenance("s")).isEqualTo(PROVENANCE);
    }

    /** A score that is there is not computed again: what comes later does not replace it. */
    @Test
    default void keepsScoresByStudyNetworkAndName() {
        store().create(config("s"), PROVENANCE);
        store().create(config("other"), PROVENANCE);
        SortedMap<String, Score> first = new TreeMap<>(
                Map.of("naswot", Score.of(0.1 + 0.2, 0.5), "swap", Score.missing("it is not finite", 0.25)));
        store().saveScores("s", "0011", first);
        store().saveScores("s", "0022", new TreeMap<>(Map.of("swap", Score.of(1e-300, 1))));
        store().saveScores("s", "0011", new TreeMap<>(Map.of("naswot", Score.of(9, 9), "macs", Score.of(3, 0))));

        SortedMap<String, Score> all = new TreeMap<>(first);
        all.put("macs", Score.of(3, 0));
        assertThat(store().scores("s", "0011")).isEqualTo(all);
        assertThat(store().scores("s").keySet()).containsExactlyInAnyOrder("0011", "0022");
        assertThat(store().scores("s").get("0022")).containsExactly(Map.entry("swap", Score.of(1e-300, 1)));
        assertThat(store().scores("s", "0033")).isEmpty();
        assertThat(store().scores("other")).isEmpty();
    }

    @Test
    default void knowsNoStudyThatWasNotCreated() {
        assertThat(store().config("s")).isEmpty();
        assertThat(store().studies()).isEmpty();
    }

    @Test
    default void tellsNamesApartByCase() {
        store().create(config("study"), PROVENANCE);
        store().create(config("Study"), PROVENANCE);
        assertThat(store().studies()).extracting(s -> s.config().name()).containsExactly("study", "Study");
    }

    @Test
    default void refusesASecondStudyOfOneName() {
        store().create(config("s"), PROVENANCE);
        assertThatThrownBy(() -> store().create(config("s", 99), PROVENANCE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'s'");
        assertThat(store().config("s")).contains(config("s"));
    }

    @Test
    default void refusesAStudyThatIsNotThere() {
        store().create(config("there"), PROVENANCE);
        List<Consumer<StudyStore>> all = List.of(
                s -> s.provenance("gone"),
                s -> s.setTrials("gone", 5),
                s -> s.setLimits("gone", TrialLimits.USUAL),
                s -> s.beginRun("gone", 1, PROVENANCE),
                s -> s.runs("gone"),
                s -> s.claim("gone"),
                s -> s.release("gone"),
                s -> s.direct("gone", SearchDirective.PAUSE),
                s -> s.directive("gone"),
                s -> s.start("gone", spec(0)),
                s -> s.epoch("gone", Phase.SEARCH, 0, epoch(1)),
                s -> s.finish("gone", Phase.SEARCH, 0, complete(0.5), OptionalDouble.empty(), 1),
                s -> s.link("gone", spec(1), 0),
                s -> s.trials("gone", Phase.SEARCH),
                s -> s.trial("gone", Phase.SEARCH, 0),
                s -> s.plan("gone", Phase.GRID),
                s -> s.discard("gone", Phase.GRID),
                s -> s.savePlan(
                        "gone", new PhasePlan(Phase.GRID, config("there").plan().task(), Map.of())),
                s -> s.saveFamily("gone", List.of()),
                s -> s.family("gone"),
                s -> s.saveArtifact("gone", new Artifact("k", "/p", OptionalLong.empty(), "00", "d")),
                s -> s.artifacts("gone"));
        assertThat(all)
                .allSatisfy(each -> assertThatThrownBy(() -> each.accept(store()))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("'gone'")
                        .hasMessageContaining("there"));
    }

    @Test
    default void changesTheTotalOfTrials() {
        store().create(config("s", 10), PROVENANCE);
        store().setTrials("s", 25);
        assertThat(store().config("s")).contains(config("s", 25));
        assertThatThrownBy(() -> store().setTrials("s", 0)).isInstanceOf(InvalidInputException.class);
        assertThat(store().config("s")).contains(config("s", 25));
    }

    @Test
    default void keepsStudiesApart() {
        store().create(config("a"), PROVENANCE);
        store().create(config("b"), PROVENANCE);
        store().start("a", spec(0));
        assertThat(store().trials("b", Phase.SEARCH)).isEmpty();
        assertThat(store().trial("b", Phase.SEARCH, 0)).isEmpty();
    }

    @Test
    default void summarisesTheSearchTrialsOfEachStudy() {
        Instant before = Instant.now().minusSeconds(1);
        store().create(config("first", 5), PROVENANCE);
        store().create(config("second"), PROVENANCE);
        finished(store(), "first", 0, 0.25);
        finished(store(), "first", 1, 0.5);
        store().start("first", spec(2));
        store().finish(
                        "first",
                        Phase.SEARCH,
                        2,
                        new Outcome.Failed(FailureCause.ERROR, "x"),
                        OptionalDouble.empty(),
                        1);
        store().start("first", spec(3));
        store().finish("first", Phase.SEARCH, 3, new Outcome.Pruned(0.9), OptionalDouble.empty(), 1);
        store().start("first", spec(4));
        TrialSpec grid = new TrialSpec(Phase.GRID, 0, List.of(), architecture(3), Optional.empty());
        store().start("first", grid);
        store().finish("first", Phase.GRID, 0, complete(0.9), OptionalDouble.of(7), 1);

        List<StudySummary> all = store().studies();
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
    default void isCompleteOnceTheTotalIsFinishedAndPausedAgainWhenItIsRaised() {
        store().create(config("s", 2), PROVENANCE);
        finished(store(), "s", 0, 0.25);
        assertThat(state("s")).isEqualTo("PAUSED");
        finished(store(), "s", 1, 0.25);
        assertThat(state("s")).isEqualTo("COMPLETE");
        store().setTrials("s", 3);
        assertThat(state("s")).isEqualTo("PAUSED");
    }

    @Test
    default void isRunningWhileClaimed() {
        store().create(config("s", 1), PROVENANCE);
        store().claim("s");
        store().claim("s");
        assertThat(state("s")).isEqualTo("RUNNING");
        store().release("s");
        assertThat(state("s")).isEqualTo("PAUSED");
        store().release("s");
    }

    @Test
    default void whatIsAskedOfAStudyEndsWithWhoRunsIt() {
        store().create(config("s", 1), PROVENANCE);
        store().create(config("other", 1), PROVENANCE);
        store().claim("s");
        assertThat(store().directive("s")).isEqualTo(SearchDirective.GO_ON);
        for (SearchDirective directive : SearchDirective.values()) {
            store().direct("s", directive);
            store().claim("s");
            assertThat(store().directive("s")).isEqualTo(directive);
        }
        assertThat(store().directive("other")).isEqualTo(SearchDirective.GO_ON);
        store().copy("s", "copy");
        assertThat(store().directive("copy")).isEqualTo(SearchDirective.GO_ON);
        store().release("s");
        assertThat(store().directive("s")).isEqualTo(SearchDirective.GO_ON);
        store().direct("s", SearchDirective.STOP);
        store().claim("s");
        assertThat(store().directive("s")).as("asked of nobody").isEqualTo(SearchDirective.GO_ON);
    }
}

package io.nas4j.db;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.architecture;
import static io.nas4j.db.Fixtures.config;
import static io.nas4j.db.Fixtures.epoch;
import static io.nas4j.db.Fixtures.finished;
import static io.nas4j.db.Fixtures.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** How every store gives a trial the result of an earlier one of the same network. */
interface LinkContract {

    StudyStore store();

    @Test
    default void linksATrialToTheResultOfAnEarlierOne() {
        store().create(config("s"), PROVENANCE);
        store().start("s", spec(0));
        store().epoch("s", Phase.SEARCH, 0, epoch(1));
        Outcome outcome = new Outcome.Complete(0.75, OptionalDouble.of(0.7));
        store().finish("s", Phase.SEARCH, 0, outcome, OptionalDouble.of(0.8125), 12.5);
        store().link("s", spec(1, architecture(0)), 0);
        Trial trial = store().trial("s", Phase.SEARCH, 1).orElseThrow();
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
    default void linksToAFailureToo() {
        store().create(config("s"), PROVENANCE);
        store().start("s", spec(0));
        Outcome outcome = new Outcome.Failed(FailureCause.DIVERGED, "the loss was NaN");
        store().finish("s", Phase.SEARCH, 0, outcome, OptionalDouble.empty(), 2);
        store().link("s", spec(1, architecture(0)), 0);
        Trial trial = store().trial("s", Phase.SEARCH, 1).orElseThrow();
        assertThat(trial.cause()).contains(FailureCause.DIVERGED);
        assertThat(trial.message()).contains("the loss was NaN");
    }

    @Test
    default void linksATrialThatWasLeftRunning() {
        store().create(config("s"), PROVENANCE);
        finished(store(), "s", 0, 0.5);
        store().start("s", spec(1, architecture(0)));
        store().epoch("s", Phase.SEARCH, 1, epoch(1));
        store().link("s", spec(1, architecture(0)), 0);
        Trial trial = store().trial("s", Phase.SEARCH, 1).orElseThrow();
        assertThat(trial.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(trial.epochs()).isEmpty();
    }

    @Test
    default void linksOnlyToAnEarlierFinishedTrialOfTheSameNetwork() {
        store().create(config("s"), PROVENANCE);
        finished(store(), "s", 1, architecture(0), 0.5);
        store().start("s", spec(2));
        assertThatThrownBy(() -> store().link("s", spec(3), 9)).isInstanceOf(WorkFailedException.class);
        assertThatThrownBy(() -> store().link("s", spec(3, architecture(2)), 2))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("not finished");
        assertThatThrownBy(() -> store().link("s", spec(3), 1)).isInstanceOf(WorkFailedException.class);
        assertThatThrownBy(() -> store().link("s", spec(0, architecture(0)), 1))
                .isInstanceOf(WorkFailedException.class);
        assertThat(store().trials("s", Phase.SEARCH)).extracting(Trial::number).containsExactly(1, 2);
    }
}

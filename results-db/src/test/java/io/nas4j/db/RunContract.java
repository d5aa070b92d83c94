package io.nas4j.db;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.complete;
import static io.nas4j.db.Fixtures.config;
import static io.nas4j.db.Fixtures.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.store.StudyRun;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialRun;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every store keeps of who ran what. */
interface RunContract {

    Provenance LATER = new Provenance("0.2.0", Optional.empty(), "dl4j", "21", "macOS", "8", Optional.empty(), "2027");

    StudyStore store();

    @Test
    default void keepsTheRunThatCreatesAStudyAndThoseThatGoOn() {
        store().create(config("s"), PROVENANCE);
        store().beginRun("s", 5, LATER);
        store().start("s", spec(0));
        store().start("s", spec(2));
        store().start("s", spec(1));
        store().beginRun("s", 1, PROVENANCE);
        assertThat(store().runs("s"))
                .containsExactly(
                        new StudyRun(0, 0, 2, PROVENANCE),
                        new StudyRun(1, 0, 5, LATER),
                        new StudyRun(2, 3, 1, PROVENANCE));
        assertThat(store().config("s")).contains(config("s").withExecution(execution -> execution.withWorkers(1)));
        assertThat(store().provenance("s")).isEqualTo(PROVENANCE);
    }

    /** What the strategy did while it proposed a trial that was not stored any more binds that trial to the lag it had. */
    @Test
    default void beginsARunBehindTheProposalsThatEventsShow() {
        store().create(config("s"), PROVENANCE);
        store().start("s", spec(0));
        StrategyEvent event = new StrategyEvent(StrategyEvent.Kind.UPDATE, new TreeMap<>(), "");
        store().saveStrategyRecord("s", new StrategyRecord(0, 3, 1, event));
        store().beginRun("s", 1, LATER);
        assertThat(store().runs("s").get(1).fromTrial()).isEqualTo(4);
    }

    @Test
    default void changesLimits() {
        store().create(config("s"), PROVENANCE);
        TrialLimits limits = new TrialLimits(60, 30, 500, false);
        store().setLimits("s", limits);
        assertThat(store().config("s")).contains(config("s").withExecution(execution -> execution.withLimits(limits)));
    }

    @Test
    default void keepsSeedWorkerAndTimesOfATrial() {
        store().create(config("s"), PROVENANCE);
        Instant before = Instant.now().minusMillis(1);
        store().start("s", spec(0), TrialRun.of(Long.MIN_VALUE, 1));
        TrialRun running = store().trial("s", Phase.SEARCH, 0).orElseThrow().run();
        assertThat(running.seed()).isEqualTo(OptionalLong.of(Long.MIN_VALUE));
        assertThat(running.worker()).isEqualTo(OptionalInt.of(1));
        assertThat(running.started()).hasValueSatisfying(at -> assertThat(at).isBetween(before, Instant.now()));
        assertThat(running.finished()).isEmpty();
        store().finish("s", Phase.SEARCH, 0, complete(0.5), OptionalDouble.of(0.5), 1);
        TrialRun finished = store().trials("s", Phase.SEARCH).get(0).run();
        assertThat(finished.seed()).isEqualTo(running.seed());
        assertThat(finished.finished())
                .hasValueSatisfying(
                        at -> assertThat(at).isAfterOrEqualTo(running.started().orElseThrow()));
        store().link("s", spec(1, spec(0).architecture()), 0);
        TrialRun linked = store().trials("s", Phase.SEARCH).get(1).run();
        assertThat(linked.seed()).isEmpty();
        assertThat(linked.worker()).isEmpty();
    }
}

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
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every store does with whole studies. */
interface StudyChangesContract {

    StudyStore store();

    /** A study that has something in every table. */
    private void fill(String study) {
        StudyStore store = store();
        store.create(config(study), PROVENANCE);
        for (int i = 0; i < 3; i++) {
            store.start(study, spec(i));
            store.epoch(study, Phase.SEARCH, i, epoch(1));
            store.epoch(study, Phase.SEARCH, i, epoch(2));
        }
        store.finish(study, Phase.SEARCH, 0, complete(0.5), OptionalDouble.of(0.5), 3);
        store.finish(study, Phase.SEARCH, 1, complete(0.25), OptionalDouble.of(0.25), 3);
        store.link(study, spec(3, architecture(0)), 0);
        store.saveStrategyRecord(
                study,
                new StrategyRecord(
                        0,
                        4,
                        2,
                        new StrategyEvent(StrategyEvent.Kind.UPDATE, new TreeMap<>(Map.of("x", 1.5)), "text")));
        store.savePlan(study, new PhasePlan(Phase.GRID, config(study).plan().task(), Map.of("a", "b")));
        store.saveFamily(
                study, List.of(new FamilyMember(1, new ScalingCoefficients(1.2, 1.1, 1.15), architecture(1), 3, 4)));
        store.saveArtifact(study, new Artifact("kind", "/path", OptionalLong.of(5), "00", "detail"));
    }

    private List<Object> content(String study) {
        StudyStore store = store();
        return List.of(
                store.config(study).orElseThrow().withName("any"),
                store.provenance(study),
                store.trials(study, Phase.SEARCH),
                store.epochs(study, Phase.SEARCH),
                store.strategyRecords(study),
                store.plan(study, Phase.GRID),
                store.family(study),
                store.artifacts(study));
    }

    private List<String> names() {
        return store().studies().stream()
                .map(summary -> summary.config().name())
                .toList();
    }

    @Test
    default void renames() {
        fill("s");
        fill("other");
        List<Object> before = content("s");
        store().rename("s", "t");
        assertThat(names()).containsExactly("t", "other");
        assertThat(content("t")).isEqualTo(before);
        assertThat(store().config("t").orElseThrow().name()).isEqualTo("t");
        assertThat(store().config("s")).isEmpty();
    }

    @Test
    default void copiesAllThatAStudyHas() {
        fill("s");
        store().copy("s", "t");
        assertThat(names()).containsExactly("s", "t");
        assertThat(content("t")).isEqualTo(content("s"));
        store().finish("t", Phase.SEARCH, 2, complete(0.75), OptionalDouble.of(0.75), 1);
        assertThat(store().trial("s", Phase.SEARCH, 2).map(Trial::accuracy)).contains(OptionalDouble.empty());
    }

    @Test
    default void deletesOneStudyAndNoOther() {
        fill("other");
        List<Object> other = content("other");
        fill("s");
        store().delete("s");
        assertThat(names()).containsExactly("other");
        assertThat(content("other")).isEqualTo(other);
        fill("s");
        assertThat(store().trials("s", Phase.SEARCH)).hasSize(4);
    }

    @Test
    default void refusesNamesThatAreTakenOrNone() {
        fill("s");
        fill("t");
        assertThatThrownBy(() -> store().rename("s", "t"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'t'");
        assertThatThrownBy(() -> store().copy("s", "t"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'t'");
        assertThatThrownBy(() -> store().copy("s", "a/b"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'a/b'");
        assertThatThrownBy(() -> store().rename("s", "")).isInstanceOf(InvalidInputException.class);
        for (String gone : List.of("gone", "' OR 1=1 --")) {
            assertThatThrownBy(() -> store().delete(gone)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> store().copy(gone, "u")).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> store().rename(gone, "u")).isInstanceOf(InvalidInputException.class);
        }
        assertThat(names()).containsExactly("s", "t");
    }

    @Test
    default void leavesAStudyAloneThatALivingProcessRuns() {
        fill("s");
        store().claim("s");
        assertThatThrownBy(() -> store().delete("s"))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("process " + ProcessHandle.current().pid());
        assertThatThrownBy(() -> store().rename("s", "t")).isInstanceOf(WorkFailedException.class);
        store().copy("s", "t");
        store().delete("t");
        store().release("s");
        store().delete("s");
        assertThat(names()).isEmpty();
    }
}

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

import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What every store keeps of the phases behind the search, and of what comes out of them. */
interface PhaseContract {

    StudyStore store();

    @Test
    default void keepsPhasesApartAndCoefficientsWithTheirTrial() {
        store().create(config("s"), PROVENANCE);
        ScalingCoefficients coefficients = new ScalingCoefficients(1.2, 1.1, 1.15);
        TrialSpec grid = new TrialSpec(Phase.GRID, 0, List.of(), architecture(3), Optional.of(coefficients));
        TrialSpec baseline = new TrialSpec(Phase.BASELINE, 0, List.of(), architecture(4), Optional.empty());
        store().start("s", spec(1));
        store().start("s", spec(0));
        store().start("s", grid);
        store().start("s", baseline);
        assertThat(store().trials("s", Phase.SEARCH)).extracting(Trial::spec).containsExactly(spec(0), spec(1));
        assertThat(store().trials("s", Phase.GRID)).extracting(Trial::spec).containsExactly(grid);
        assertThat(store().trials("s", Phase.BASELINE)).extracting(Trial::spec).containsExactly(baseline);
        assertThat(store().trial("s", Phase.GRID, 1)).isEmpty();
    }

    @Test
    default void keepsTheOptionsOfEachPhase() {
        store().create(config("s"), PROVENANCE);
        PhasePlan grid = new PhasePlan(
                Phase.GRID,
                config("s").plan().task().withRecipe(recipe -> recipe.withEpochs(9)),
                Map.of("step", "0.1", "limit", "7"));
        assertThat(store().plan("s", Phase.GRID)).isEmpty();
        store().savePlan("s", new PhasePlan(Phase.GRID, config("s").plan().task(), Map.of()));
        store().savePlan("s", grid);
        assertThat(store().plan("s", Phase.GRID)).contains(grid);
        assertThat(store().plan("s", Phase.BASELINE)).isEmpty();
    }

    @Test
    default void discardsAPhaseAndNothingElse() {
        store().create(config("s"), PROVENANCE);
        finished(store(), "s", 0, 0.5);
        TrialSpec grid = new TrialSpec(Phase.GRID, 0, List.of(), architecture(1), Optional.empty());
        store().savePlan("s", new PhasePlan(Phase.GRID, config("s").plan().task(), Map.of()));
        store().start("s", grid);
        store().epoch("s", Phase.GRID, 0, epoch(1));
        store().finish("s", Phase.GRID, 0, complete(0.4), OptionalDouble.of(0.4), 1);
        store().discard("s", Phase.GRID);
        assertThat(store().trials("s", Phase.GRID)).isEmpty();
        assertThat(store().plan("s", Phase.GRID)).isEmpty();
        assertThat(store().trials("s", Phase.SEARCH)).hasSize(1);
        store().start("s", grid);
        assertThat(store().trials("s", Phase.GRID)).hasSize(1);
        assertThatThrownBy(() -> store().discard("s", Phase.SEARCH)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void replacesTheFamilyAndListsItByPhi() {
        store().create(config("s"), PROVENANCE);
        assertThat(store().family("s")).isEmpty();
        store().saveFamily("s", List.of(member(3), member(0.5)));
        List<FamilyMember> members = List.of(member(0), member(1), member(2));
        store().saveFamily("s", List.of(members.get(2), members.get(0), members.get(1)));
        assertThat(store().family("s")).isEqualTo(members);
    }

    @Test
    default void replacesAnArtifactOfItsKind() {
        store().create(config("s"), PROVENANCE);
        assertThat(store().artifacts("s")).isEmpty();
        Artifact first = new Artifact("baseline.onnx", "/tmp/ä b;c.onnx", OptionalLong.of(12), "ab", "same classes");
        Artifact other = new Artifact("baseline.safetensors", "/tmp/b", OptionalLong.empty(), "cd", "");
        Artifact second = new Artifact(
                "baseline.onnx", "/tmp/2.onnx", OptionalLong.of(1L << 40), "ef", "same classes, logits within 1e-6");
        store().saveArtifact("s", first);
        store().saveArtifact("s", other);
        assertThat(store().artifacts("s")).containsExactly(first, other);
        store().saveArtifact("s", second);
        assertThat(store().artifacts("s")).containsExactlyInAnyOrder(second, other);
    }

    private static FamilyMember member(double phi) {
        return new FamilyMember(phi, new ScalingCoefficients(1.2, 1.1, 1.15), architecture((int) phi), 5, 7);
    }
}

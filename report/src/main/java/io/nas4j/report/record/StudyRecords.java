package io.nas4j.report.record;

import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.store.StudyRun;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a store has of a study.
 *
 * @param summary the study with its counts
 * @param runs the processes that searched, in order
 * @param phases the trials of each phase; phases that were not begun may be missing
 * @param strategy what the strategy told, in order
 * @param family the scaled networks
 * @param artifacts files that the study produced
 * @param analyses what was computed from its trials
 */
public record StudyRecords(
        StudySummary summary,
        List<StudyRun> runs,
        Map<Phase, PhaseRecords> phases,
        List<StrategyRecord> strategy,
        List<FamilyMember> family,
        List<Artifact> artifacts,
        Analyses analyses) {

    public StudyRecords {
        runs = List.copyOf(runs);
        phases = Map.copyOf(phases);
        strategy = List.copyOf(strategy);
        family = List.copyOf(family);
        artifacts = List.copyOf(artifacts);
    }

    public StudyConfig config() {
        return summary.config();
    }

    public String name() {
        return config().name();
    }

    /** The trials of a phase, by number. */
    public PhaseRecords of(Phase phase) {
        return phases.getOrDefault(phase, PhaseRecords.NONE);
    }

    /** The search trials, by number. */
    public List<Trial> search() {
        return of(Phase.SEARCH).trials();
    }

    /** The complete search trials of distinct networks that have a reward, by falling reward. */
    public List<Trial> ranked() {
        return search().stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE
                        && trial.sameAs().isEmpty()
                        && trial.reward().isPresent())
                .sorted(Comparator.comparingDouble(
                                (Trial trial) -> -trial.reward().getAsDouble())
                        .thenComparing(Trial::number))
                .toList();
    }

    /** The search trial with the highest reward. */
    public Optional<Trial> best() {
        return ranked().stream().findFirst();
    }
}

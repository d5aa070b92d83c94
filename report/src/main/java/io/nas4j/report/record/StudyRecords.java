package io.nas4j.report.record;

import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.store.StudyRun;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a store has of a study.
 *
 * @param summary the study with its counts
 * @param runs the processes that searched, in order
 * @param phases the trials of each phase; phases that were not begun may be missing
 * @param best the complete search trial with the highest reward
 * @param strategy what the strategy told, in order
 * @param family the scaled networks
 * @param artifacts files that the study produced
 * @param analyses what is computed from its trials
 */
public record StudyRecords(
        StudySummary summary,
        List<StudyRun> runs,
        Map<Phase, Lazy<PhaseRecords>> phases,
        Optional<Trial> best,
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
        Lazy<PhaseRecords> records = phases.get(phase);
        return records == null ? PhaseRecords.NONE : records.get();
    }

    /** The search trials, by number. */
    public List<Trial> search() {
        return of(Phase.SEARCH).trials();
    }

    /** The complete search trials of distinct networks that have a reward, by falling reward. */
    public List<Trial> ranked() {
        return of(Phase.SEARCH).ranked();
    }

    /** The search trials that a page shows one by one. */
    public Shown shown() {
        return of(Phase.SEARCH).shown();
    }
}

package io.nas4j.report.record;

import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.store.StudyRun;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialOutline;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a page needs of a study.
 *
 * @param summary the study with its counts
 * @param runs the processes that searched, in order
 * @param search what is known of all search trials
 * @param trials reads some of them whole
 * @param later the trials of each phase after the search; phases that were not begun may be missing
 * @param strategy what the strategy told, in order
 * @param family the scaled networks
 * @param artifacts files that the study produced
 * @param analyses what is computed from its trials
 */
public record StudyRecords(
        StudySummary summary,
        List<StudyRun> runs,
        SearchRecords search,
        WholeTrials trials,
        Map<Phase, Lazy<PhaseRecords>> later,
        Lazy<List<StrategyRecord>> strategy,
        List<FamilyMember> family,
        List<Artifact> artifacts,
        Analyses analyses) {

    public StudyRecords {
        runs = List.copyOf(runs);
        later = Map.copyOf(later);
        family = List.copyOf(family);
        artifacts = List.copyOf(artifacts);
    }

    public StudyConfig config() {
        return summary.config();
    }

    public String name() {
        return config().name();
    }

    /** The complete search trial with the highest reward, whole. */
    public Optional<Trial> best() {
        return search.best().stream()
                .findFirst()
                .flatMap(
                        best -> trials.numbered(List.of(best.number())).stream().findFirst());
    }

    /** The trials of a phase after the search. */
    public PhaseRecords of(Phase phase) {
        Lazy<PhaseRecords> records = later.get(phase);
        return records == null ? PhaseRecords.NONE : records.get();
    }

    /** The search trials that a page shows one by one, whole, by number. */
    public List<Trial> shown() {
        return trials.numbered(
                search.shown().trials().stream().map(TrialOutline::number).toList());
    }
}

package io.nas4j.cli.stage.report;

import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.report.record.PhaseRecords;
import io.nas4j.report.record.StudyRecords;
import java.util.EnumMap;
import java.util.Map;

/** Reads all that a page shows of a study. Loads no native library. */
final class ReportRecords {

    private ReportRecords() {}

    /**
     * Reads a study, and learns which of its decisions matter.
     *
     * @throws io.nas4j.space.InvalidInputException where there is no such study
     */
    static StudyRecords of(StudyStore store, StudyConfig config) {
        String study = config.name();
        Map<Phase, PhaseRecords> phases = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            phases.put(phase, new PhaseRecords(store.trials(study, phase), store.epochs(study, phase)));
        }
        PhaseRecords search = phases.getOrDefault(Phase.SEARCH, PhaseRecords.NONE);
        return new StudyRecords(
                store.summary(study),
                store.runs(study),
                phases,
                store.strategyRecords(study),
                store.family(study),
                store.artifacts(study),
                StudyImportance.of(config, search.trials()));
    }
}

package io.nas4j.cli.stage.report;

import io.nas4j.cli.listing.SweepChart;
import io.nas4j.cli.stage.SweepStage;
import io.nas4j.cli.stage.sweep.SweepOptions;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.report.chart.LineChart;
import io.nas4j.report.record.PhaseRecords;
import io.nas4j.report.record.StudyRecords;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reads all that a page shows of a study. Loads no native library. */
final class ReportRecords {

    private ReportRecords() {}

    /** What was trained of the sweep that was asked for last. */
    private static Optional<LineChart> sweep(StudyStore store, StudyConfig config) {
        return store.plan(config.name(), Phase.SWEEP)
                .flatMap(plan -> SweepChart.of(SweepStage.stored(store, config, SweepOptions.of(plan), plan.task())));
    }

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
                StudyImportance.of(config, search.trials()),
                sweep(store, config));
    }
}

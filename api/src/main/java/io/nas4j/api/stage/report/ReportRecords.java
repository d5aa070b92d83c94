package io.nas4j.api.stage.report;

import io.nas4j.api.stage.GridStage;
import io.nas4j.api.stage.SweepStage;
import io.nas4j.api.stage.sweep.SweepChart;
import io.nas4j.api.stage.sweep.SweepOptions;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.report.chart.LineChart;
import io.nas4j.report.record.Analyses;
import io.nas4j.report.record.GridFit;
import io.nas4j.report.record.PhaseRecords;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.InvalidInputException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads all that a page shows of a study. Loads no native library. */
final class ReportRecords {

    private ReportRecords() {}

    /** What was trained of the sweep that was asked for last. */
    private static Optional<LineChart> sweep(StudyStore store, StudyConfig config) {
        return readable(() -> store.plan(config.name(), Phase.SWEEP)
                .flatMap(plan -> SweepChart.of(SweepStage.stored(store, config, SweepOptions.of(plan), plan.task()))));
    }

    private static Optional<GridFit> grid(StudyStore store, StudyConfig config) {
        return readable(() -> GridStage.found(store, config)
                .flatMap(result -> result.reading()
                        .surface()
                        .map(surface -> new GridFit(
                                result.choice(),
                                result.chosen().reason(),
                                result.searched(result.chosen().baseline()),
                                surface.optimum().coefficients(),
                                surface.optimum().expected(),
                                surface.region().points(),
                                surface.compoundBeatsSingle()))));
    }

    /** Nothing where this release cannot read what another stored: the page shows the trials without. */
    private static <T> Optional<T> readable(Supplier<Optional<T>> read) {
        try {
            return read.get();
        } catch (InvalidInputException | WorkFailedException e) {
            return Optional.empty();
        }
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
                new Analyses(
                        StudyImportance.of(config, search.trials()),
                        sweep(store, config),
                        TableRewards.of(config),
                        grid(store, config)));
    }
}

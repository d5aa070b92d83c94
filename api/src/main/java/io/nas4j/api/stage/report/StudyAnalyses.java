package io.nas4j.api.stage.report;

import io.nas4j.api.stage.grid.GridStage;
import io.nas4j.api.stage.sweep.SweepChart;
import io.nas4j.api.stage.sweep.SweepOptions;
import io.nas4j.api.stage.sweep.SweepStage;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.importance.Importance;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.report.chart.LineChart;
import io.nas4j.report.record.Analyses;
import io.nas4j.report.record.GridFit;
import io.nas4j.report.record.Lazy;
import io.nas4j.report.record.PhaseRecords;
import io.nas4j.space.InvalidInputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is computed from a study's trials. A result stands until enough has come to change it. Used by one thread at a time.
 */
final class StudyAnalyses implements Analyses {

    /** A forest takes a second to grow: it is worth that when a tenth more is known. */
    private static final int TENTH = 10;

    private final StudyStore store;
    private final StudyConfig config;
    private final Function<Phase, PhaseRecords> phases;
    private final Lazy<List<Double>> table;
    private final Map<Phase, Computed<?>> computed = new HashMap<>();

    /** A result, and of how many trials it is. */
    private record Computed<T>(int trials, T result) {}

    /**
     * @param phases gives the trials as they were read last
     */
    StudyAnalyses(StudyStore store, StudyConfig config, Function<Phase, PhaseRecords> phases) {
        this.store = store;
        this.config = config;
        this.phases = phases;
        this.table = new Lazy<>(() -> TableRewards.of(config));
    }

    @Override
    public Importance importance() {
        PhaseRecords search = phases.apply(Phase.SEARCH);
        int known = search.ranked().size();
        Computed<?> before = computed.get(Phase.SEARCH);
        if (before != null
                && before.result() instanceof Importance importance
                && before.trials() >= StudyImportance.FEWEST
                && known < before.trials() + Math.max(1, before.trials() / TENTH)) {
            return importance;
        }
        Importance importance = StudyImportance.of(config, search.trials());
        computed.put(Phase.SEARCH, new Computed<>(known, importance));
        return importance;
    }

    @Override
    public List<Double> table() {
        return table.get();
    }

    /** What was trained of the sweep that was asked for last. */
    @Override
    public Optional<LineChart> sweep() {
        return latest(
                Phase.SWEEP,
                LineChart.class,
                () -> store.plan(config.name(), Phase.SWEEP)
                        .flatMap(plan ->
                                SweepChart.of(SweepStage.stored(store, config, SweepOptions.of(plan), plan.task()))));
    }

    @Override
    public Optional<GridFit> grid() {
        return latest(
                Phase.GRID,
                GridFit.class,
                () -> GridStage.found(store, config)
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

    private <T> Optional<T> latest(Phase phase, Class<T> type, Supplier<Optional<T>> how) {
        int finished = (int) phases.apply(phase).trials().stream()
                .filter(trial -> trial.state().finished())
                .count();
        Computed<?> before = computed.get(phase);
        if (before != null && before.trials() == finished && before.result() instanceof Optional<?> result) {
            return result.map(type::cast);
        }
        Optional<T> result = readable(how);
        computed.put(phase, new Computed<>(finished, result));
        return result;
    }

    /** Nothing where this release cannot read what another stored: the page shows the trials without. */
    private static <T> Optional<T> readable(Supplier<Optional<T>> read) {
        try {
            return read.get();
        } catch (InvalidInputException | WorkFailedException e) {
            return Optional.empty();
        }
    }
}

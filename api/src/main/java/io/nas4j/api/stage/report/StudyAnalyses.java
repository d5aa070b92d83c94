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
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What is computed from a study's trials. A result stands until enough has come to change it. Safe for use by many threads.
 */
final class StudyAnalyses {

    /** A forest takes a second to grow: it is worth that when a tenth more is known. */
    private static final int TENTH = 10;

    private static final Importance SOON =
            Importance.none("This is being computed from the trials, and stands here when it is ready.");

    private final StudyStore store;
    private final StudyConfig config;
    private final IntSupplier ranked;
    private final Executor background;
    private final Lazy<List<Double>> table;
    private final AtomicInteger made = new AtomicInteger();
    private final Map<Phase, Computed<?>> computed = new HashMap<>();
    private Optional<Computed<Importance>> importance = Optional.empty();
    private boolean growing;

    /** A result, and of how many trials it is. */
    private record Computed<T>(int trials, T result) {}

    /**
     * @param ranked counts the complete trials of distinct networks that were read
     * @param background grows forests
     */
    StudyAnalyses(StudyStore store, StudyConfig config, IntSupplier ranked, Executor background) {
        this.store = store;
        this.config = config;
        this.ranked = ranked;
        this.background = background;
        this.table = new Lazy<>(() -> TableRewards.of(config));
    }

    /** How many results came in the background. */
    int computed() {
        return made.get();
    }

    /** The analyses of the trials of these phases after the search. */
    Analyses of(Map<Phase, Lazy<PhaseRecords>> later) {
        return new Analyses() {
            @Override
            public Importance importance() {
                return StudyAnalyses.this.importance();
            }

            @Override
            public List<Double> table() {
                return table.get();
            }

            @Override
            public Optional<LineChart> sweep() {
                return StudyAnalyses.this.sweep(finished(later, Phase.SWEEP));
            }

            @Override
            public Optional<GridFit> grid() {
                return StudyAnalyses.this.grid(finished(later, Phase.GRID));
            }
        };
    }

    private static int finished(Map<Phase, Lazy<PhaseRecords>> later, Phase phase) {
        Lazy<PhaseRecords> records = later.get(phase);
        return records == null
                ? 0
                : (int) records.get().trials().stream()
                        .filter(trial -> trial.state().finished())
                        .count();
    }

    private Importance importance() {
        int known = ranked.getAsInt();
        synchronized (this) {
            boolean grow =
                    importance.isEmpty() || known >= worthIt(importance.get().trials());
            if (grow && !growing) {
                growing = true;
            } else {
                return importance.map(Computed::result).orElse(SOON);
            }
        }
        background.execute(this::grow);
        synchronized (this) {
            return importance.map(Computed::result).orElse(SOON);
        }
    }

    /** Of how many trials a forest tells enough that the one of so many does not. */
    private static int worthIt(int trials) {
        return trials < StudyImportance.FEWEST ? trials + 1 : trials + Math.max(1, trials / TENTH);
    }

    private void grow() {
        int known = ranked.getAsInt();
        Importance grown;
        try {
            grown = StudyImportance.of(store, config);
        } catch (RuntimeException e) {
            grown = Importance.none("It could not be computed: " + e.getMessage() + ".");
        }
        synchronized (this) {
            importance = Optional.of(new Computed<>(known, grown));
            growing = false;
        }
        made.incrementAndGet();
    }

    /** What was trained of the sweep that was asked for last. */
    private Optional<LineChart> sweep(int finished) {
        return latest(
                Phase.SWEEP,
                LineChart.class,
                finished,
                () -> store.plan(config.name(), Phase.SWEEP)
                        .flatMap(plan ->
                                SweepChart.of(SweepStage.stored(store, config, SweepOptions.of(plan), plan.task()))));
    }

    private Optional<GridFit> grid(int finished) {
        return latest(
                Phase.GRID,
                GridFit.class,
                finished,
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

    private synchronized <T> Optional<T> latest(Phase phase, Class<T> type, int finished, Supplier<Optional<T>> how) {
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

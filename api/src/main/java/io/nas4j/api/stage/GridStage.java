package io.nas4j.api.stage;

import io.nas4j.api.stage.choice.StudyChoice;
import io.nas4j.api.stage.grid.GridBudget;
import io.nas4j.api.stage.grid.GridOptions;
import io.nas4j.api.stage.grid.StoredGrid;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.race.Race;
import io.nas4j.core.race.RaceBudget;
import io.nas4j.core.race.RaceEnd;
import io.nas4j.core.run.FixedRun;
import io.nas4j.core.run.RaceRun;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.core.trial.TrialState;
import io.nas4j.grid.GridChoice;
import io.nas4j.grid.GridPlan;
import io.nas4j.grid.GridReading;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the scaling coefficients of a study's baseline: the candidates of a grid race against each other, each round one more
 * training of those that are left, and a surface is fitted to what was measured. A training belongs to a network and a round, so that
 * more candidates or a larger budget use what was trained before.
 */
public final class GridStage {

    /** The options of the phase's plan that say what came of it. */
    private static final String CHOSEN = "chosen";

    private static final String REASON = "reason";

    private GridStage() {}

    /** How each candidate is trained, unless another way is asked for: as in the search, whole, for twice as many epochs. */
    public static TrainingTask usualTask(StudyConfig config) {
        return config.plan().task().with(Reduction.NONE).withRecipe(recipe -> recipe.withEpochs(2 * recipe.epochs()));
    }

    /**
     * Refuses a budget that does not suffice, before anything is trained.
     *
     * @return all candidates
     * @throws InvalidInputException where it does not pay for two trainings of the candidates that always stay
     */
    public static GridPlan checked(Architecture baseline, GridOptions options) {
        GridPlan all = options.plan(baseline);
        if (options.raced() && !options.budget().open()) {
            StoredGrid.require(all, options.budget().trainings(all.trials().size()));
        }
        return all;
    }

    /**
     * Runs what is not finished yet.
     *
     * @param restart whether trials that were begun with other options are discarded
     * @throws InvalidInputException where the budget does not pay for two trainings of the candidates that always stay, or there
     *     are trainings that were made otherwise
     * @throws WorkFailedException where there is no baseline, or no candidate was trained to its end
     */
    public static GridSearchResult run(
            StageContext context, StudyConfig config, GridOptions options, TrainingTask task, boolean restart)
            throws InterruptedException {
        StudyStore store = context.store();
        Architecture baseline = baseline(store, config.name());
        begin(store, config.name(), options, task, restart);
        if (!options.raced()) {
            return once(context, config, options, task, baseline);
        }
        GridOptions paid = options.budget().open() ? measured(context, config, options, task, baseline) : options;
        StoredGrid grid = StoredGrid.of(store, config, baseline, paid);
        int trainings = paid.budget().trainings(grid.plan().trials().size());
        RunListener listener = context.listener().trials(Phase.GRID, trainings);
        Race race = new RaceRun(context.runner(config, listener))
                .run(grid.start(), grid.plan().trials(), task, grid.trials());
        if (race.end().equals(Optional.of(RaceEnd.ALL_FAILED))) {
            FailedTrials.refuseAll(config.name(), Phase.GRID, store.trials(config.name(), Phase.GRID));
        }
        GridReading reading = grid.read(race);
        GridChoice chosen = reading.chosen(paid.choose());
        save(store, config.name(), paid, task, chosen);
        return result(grid, reading, chosen, race.end());
    }

    private static GridSearchResult result(
            StoredGrid grid, GridReading reading, GridChoice chosen, Optional<RaceEnd> end) {
        return new GridSearchResult(
                grid.config().name(),
                grid.options().design().points().size(),
                grid.options().plan(grid.baseline()),
                grid.plan(),
                reading,
                grid.causes(),
                chosen,
                end,
                grid.latencies());
    }

    /** Notes the options. Trainings stay where the same networks would be trained in the same way. */
    private static void begin(StudyStore store, String study, GridOptions options, TrainingTask task, boolean restart) {
        Optional<PhasePlan> kept = store.plan(study, Phase.GRID);
        if (kept.isPresent() && !restart) {
            boolean keptRaced = GridOptions.of(kept.get()).raced();
            if (options.raced() && !keptRaced) {
                throw new InvalidInputException("the grid trials of study " + study
                        + " were begun by an earlier release, which trained each candidate once; 'nas4j resume " + study
                        + "' goes on with them, or give --restart to discard them");
            }
            Map<String, String> same =
                    keptRaced ? kept.get().options() : withoutOutcome(kept.get().options());
            Plans.begin(store, study, new PhasePlan(Phase.GRID, task, keptRaced ? same : options.toMap()), false);
        } else if (kept.isPresent()) {
            store.discard(study, Phase.GRID);
        }
        if (kept.isEmpty() || restart || !withoutOutcome(kept.get().options()).equals(options.toMap())) {
            store.savePlan(study, new PhasePlan(Phase.GRID, task, options.toMap()));
        }
    }

    private static Map<String, String> withoutOutcome(Map<String, String> options) {
        Map<String, String> asked = new HashMap<>(options);
        asked.remove(CHOSEN);
        asked.remove(REASON);
        return asked;
    }

    private static void save(
            StudyStore store, String study, GridOptions options, TrainingTask task, GridChoice chosen) {
        Map<String, String> map = options.toMap();
        ScalingCoefficients by = chosen.coefficients();
        map.put(CHOSEN, by.alpha() + " " + by.beta() + " " + by.gamma());
        map.put(REASON, chosen.reason());
        store.savePlan(study, new PhasePlan(Phase.GRID, task, map));
    }

    /** A time becomes a number of trainings by what the first ones took: a round of the candidates that always stay. */
    private static GridOptions measured(
            StageContext context, StudyConfig config, GridOptions options, TrainingTask task, Architecture baseline)
            throws InterruptedException {
        StudyStore store = context.store();
        GridPlan all = options.plan(baseline);
        StoredGrid first = new StoredGrid(store, config, baseline, options, all);
        List<TrialSpec> anchors = first.anchors().trials();
        RunListener listener = context.listener().trials(Phase.GRID, anchors.size());
        new RaceRun(context.runner(config, listener))
                .run(
                        Race.of(anchors.size(), Race.PROBABILITY, RaceBudget.measurements(anchors.size())),
                        anchors,
                        task,
                        first.trials());
        List<Trial> trained = store.trials(config.name(), Phase.GRID).stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .toList();
        if (trained.isEmpty()) {
            FailedTrials.refuseAll(config.name(), Phase.GRID, store.trials(config.name(), Phase.GRID));
        }
        double each =
                trained.stream().mapToDouble(GridStage::secondsPerMac).average().orElseThrow()
                        * all.trials().stream()
                                .mapToLong(trial ->
                                        CostModel.cost(trial.architecture()).macs())
                                .average()
                                .orElseThrow();
        double trainings =
                options.budget().seconds().orElseThrow() * config.execution().workers() / each;
        GridOptions paid = options.with(options.budget().resolved((int)
                Math.max(1, Math.min(trainings, Integer.MAX_VALUE / 1000))));
        StoredGrid.of(store, config, baseline, paid);
        store.savePlan(config.name(), new PhasePlan(Phase.GRID, task, paid.toMap()));
        return paid;
    }

    private static double secondsPerMac(Trial trial) {
        return trial.result().seconds().orElse(0) / trial.macs();
    }

    /** As earlier releases did: each candidate is trained once. */
    private static GridSearchResult once(
            StageContext context, StudyConfig config, GridOptions options, TrainingTask task, Architecture baseline)
            throws InterruptedException {
        StoredGrid grid = new StoredGrid(context.store(), config, baseline, options, options.plan(baseline));
        RunListener listener =
                context.listener().trials(Phase.GRID, grid.plan().trials().size());
        List<Trial> trials = new FixedRun(context.runner(config, listener))
                .run(grid.plan().trials(), task, false, spec -> Optional.empty());
        FailedTrials.refuseAll(config.name(), Phase.GRID, trials);
        GridReading reading = grid.readOnce();
        return result(grid, reading, reading.bestScore(), Optional.empty());
    }

    /** Goes on with the options that the phase was begun with; empty where it was not begun. */
    public static Optional<GridSearchResult> resume(StageContext context, StudyConfig config)
            throws InterruptedException {
        Optional<PhasePlan> plan = context.store().plan(config.name(), Phase.GRID);
        return plan.isEmpty()
                ? Optional.empty()
                : Optional.of(run(
                        context, config, GridOptions.of(plan.get()), plan.get().task(), false));
    }

    /** What the stored trainings say; empty where the phase was not begun, or nothing of it is trained. Trains nothing. */
    public static Optional<GridSearchResult> found(StudyStore store, StudyConfig config) {
        Optional<PhasePlan> plan = store.plan(config.name(), Phase.GRID);
        if (plan.isEmpty()
                || store.trials(config.name(), Phase.GRID).stream()
                        .noneMatch(trial -> trial.accuracy().isPresent())) {
            return Optional.empty();
        }
        Architecture baseline = baseline(store, config.name());
        GridOptions options = GridOptions.of(plan.get());
        if (!options.raced()) {
            StoredGrid once = new StoredGrid(store, config, baseline, options, options.plan(baseline));
            GridReading reading = once.readOnce();
            return Optional.of(result(once, reading, reading.bestScore(), Optional.empty()));
        }
        StoredGrid grid = StoredGrid.of(
                store, config, baseline, options.budget().open() ? options.with(GridBudget.NONE) : options);
        Race race = grid.race();
        if (race.values().isEmpty()) {
            return Optional.empty();
        }
        GridReading reading = grid.read(race);
        return Optional.of(result(
                grid, reading, stored(plan.get()).orElseGet(() -> reading.chosen(options.choose())), race.end()));
    }

    private static Optional<GridChoice> stored(PhasePlan plan) {
        return Optional.ofNullable(plan.options().get(CHOSEN)).map(text -> {
            String[] values = text.split(" ", -1);
            return new GridChoice(
                    new ScalingCoefficients(
                            Double.parseDouble(values[0]),
                            Double.parseDouble(values[1]),
                            Double.parseDouble(values[2])),
                    plan.options().getOrDefault(REASON, ""));
        });
    }

    /** The choice of a study's grid search; empty where there is none. */
    public static Optional<ScalingCoefficients> chosen(StudyStore store, StudyConfig config) {
        return store.plan(config.name(), Phase.GRID)
                .flatMap(GridStage::stored)
                .or(() -> found(store, config).map(GridSearchResult::chosen))
                .map(GridChoice::coefficients);
    }

    /** How the grid's candidates were rounded, where there is a grid. */
    public static Optional<Rounding> rounding(StudyStore store, String study) {
        return store.plan(study, Phase.GRID).map(plan -> GridOptions.of(plan).rounding());
    }

    /** The network that is scaled: the trained baseline, the only network of the study, or the best of its search. */
    public static Architecture baseline(StudyStore store, String study) {
        return BaselineStage.baseline(store, study)
                .map(trial -> trial.spec().architecture())
                .or(() -> store.config(study)
                        .flatMap(config -> config.plan().space().network()))
                .or(() -> store.config(study)
                        .flatMap(config -> StudyChoice.of(store, config, Optional.empty(), 1).networks().stream()
                                .map(network -> network.trial().spec().architecture())
                                .findFirst()))
                .orElseThrow(
                        () -> new WorkFailedException("study " + study + " has no complete search trial to scale"));
    }
}

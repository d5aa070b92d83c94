package io.nas4j.api.stage.grid;

import io.nas4j.api.stage.FailedTrials;
import io.nas4j.api.stage.Plans;
import io.nas4j.api.stage.StageContext;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.WantedResults;
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
import io.nas4j.grid.GridChoice;
import io.nas4j.grid.GridPlan;
import io.nas4j.grid.GridReading;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.scaling.ScalingCoefficients;
import io.nas4j.space.scaling.ScalingRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds the scaling coefficients of a study's baseline: the candidates of a grid race against each other, each round one more
 * training of those that are left, and a surface is fitted to what was measured. A training belongs to a network and a round, so that
 * more candidates or a larger budget use what was trained before.
 */
public final class GridStage {

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
    public static GridPlan checked(List<Architecture> baselines, GridOptions options) {
        GridPlan all = options.candidates().plan(baselines);
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
        GridOptions known = options.budget().open() ? resolved(store, config, options, task) : options;
        if (known.raced() && !known.budget().open()) {
            StoredGrid.of(store, config, baselines(store, config, known), known);
        }
        begin(store, config.name(), known, task, restart);
        if (!known.raced()) {
            return once(context, config, known, task);
        }
        GridOptions paid = known.budget().open() ? measured(context, config, known, task) : known;
        StoredGrid grid = StoredGrid.of(store, config, baselines(store, config, paid), paid);
        int trainings = paid.budget().trainings(grid.plan().trials().size());
        RunListener listener = context.listener().trials(Phase.GRID, trainings);
        Race race = new RaceRun(context.runner(config, listener))
                .run(grid.start(), grid.plan().trials(), task, grid.trials());
        if (race.end().equals(Optional.of(RaceEnd.ALL_FAILED))) {
            FailedTrials.refuseAll(config.name(), Phase.GRID, store.trials(config.name(), Phase.GRID));
        }
        GridReading reading = grid.read(race);
        GridChoice chosen = reading.chosen(paid.choose());
        save(grid, task, chosen, Optional.empty());
        Optional<StageFit> stages = stages(context, grid, task, chosen, race.spent());
        save(grid, task, chosen, stages);
        return result(grid, reading, chosen, stages, race.end());
    }

    private static Optional<StageFit> stages(
            StageContext context, StoredGrid grid, TrainingTask task, GridChoice chosen, long trainings)
            throws InterruptedException {
        if (grid.options().perStage().isEmpty()) {
            return Optional.empty();
        }
        StageSearch search = new StageSearch(grid, chosen);
        RunListener listener = context.listener().trials(Phase.GRID, search.trainings());
        RaceRun run = new RaceRun(context.runner(grid.config(), listener));
        return Optional.of(search.run((start, networks, trials) -> run.run(start, networks, task, trials), trainings));
    }

    private static GridSearchResult result(
            StoredGrid grid, GridReading reading, GridChoice chosen, Optional<StageFit> stages, Optional<RaceEnd> end) {
        return new GridSearchResult(
                grid.config().name(),
                grid.options().candidates(),
                grid.plan(),
                reading,
                stages,
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
            Map<String, String> same = keptRaced
                    ? kept.get().options()
                    : GridOutcome.without(kept.get().options());
            Plans.begin(store, study, new PhasePlan(Phase.GRID, task, keptRaced ? same : options.toMap()), false);
        } else if (kept.isPresent()) {
            store.discard(study, Phase.GRID);
        }
        if (kept.isEmpty()
                || restart
                || !GridOutcome.without(kept.get().options()).equals(options.toMap())) {
            store.savePlan(study, new PhasePlan(Phase.GRID, task, options.toMap()));
        }
    }

    private static void save(StoredGrid grid, TrainingTask task, GridChoice chosen, Optional<StageFit> stages) {
        grid.store()
                .savePlan(
                        grid.config().name(),
                        new PhasePlan(Phase.GRID, task, GridOutcome.with(grid.options(), chosen, stages)));
    }

    /** A time becomes a number of trainings by what earlier trainings of the study took; where there are none, it stays a time. */
    private static GridOptions resolved(StudyStore store, StudyConfig config, GridOptions options, TrainingTask task) {
        OptionalDouble each = new GridTime(store, config, task).secondsPerMac();
        if (each.isEmpty()) {
            return options;
        }
        GridPlan all = options.candidates().plan(baselines(store, config, options));
        return options.with(options.budget()
                .resolved(all, each.getAsDouble(), config.execution().workers()));
    }

    /** A time becomes a number of trainings by what the first ones of the grid take: a round of the candidates that always stay. */
    private static GridOptions measured(
            StageContext context, StudyConfig config, GridOptions options, TrainingTask task)
            throws InterruptedException {
        StudyStore store = context.store();
        StoredGrid all = StoredGrid.all(store, config, baselines(store, config, options), options);
        List<TrialSpec> anchors = all.anchors().trials();
        RunListener listener = context.listener().trials(Phase.GRID, anchors.size());
        new RaceRun(context.runner(config, listener))
                .run(
                        Race.of(anchors.size(), Race.PROBABILITY, RaceBudget.measurements(anchors.size())),
                        anchors,
                        task,
                        all.trials());
        GridOptions paid = resolved(store, config, options, task);
        if (paid.budget().open()) {
            FailedTrials.refuseAll(config.name(), Phase.GRID, store.trials(config.name(), Phase.GRID));
            throw new WorkFailedException("no training of study " + config.name() + " says how long one takes");
        }
        StoredGrid.of(store, config, baselines(store, config, paid), paid);
        store.savePlan(config.name(), new PhasePlan(Phase.GRID, task, paid.toMap()));
        return paid;
    }

    /** As earlier releases did: each candidate is trained once. */
    private static GridSearchResult once(
            StageContext context, StudyConfig config, GridOptions options, TrainingTask task)
            throws InterruptedException {
        StoredGrid grid = StoredGrid.all(context.store(), config, baselines(context.store(), config, options), options);
        RunListener listener =
                context.listener().trials(Phase.GRID, grid.plan().trials().size());
        List<Trial> trials = new FixedRun(context.runner(config, listener))
                .run(grid.plan().trials(), task, spec -> WantedResults.NONE);
        FailedTrials.refuseAll(config.name(), Phase.GRID, trials);
        GridReading reading = grid.readOnce();
        return result(grid, reading, reading.bestScore(), Optional.empty(), Optional.empty());
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
        GridOptions options = GridOptions.of(plan.get());
        if (!options.raced()) {
            StoredGrid once = StoredGrid.all(store, config, baselines(store, config, options), options);
            GridReading reading = once.readOnce();
            return Optional.of(result(once, reading, reading.bestScore(), Optional.empty(), Optional.empty()));
        }
        StoredGrid grid = StoredGrid.of(
                store,
                config,
                baselines(store, config, options),
                options.budget().open() ? options.with(GridBudget.NONE) : options);
        Race race = grid.race();
        if (race.values().isEmpty()) {
            return Optional.empty();
        }
        GridReading reading = grid.read(race);
        GridChoice chosen = GridOutcome.choice(plan.get()).orElseGet(() -> reading.chosen(options.choose()));
        return Optional.of(result(grid, reading, chosen, stages(grid, chosen, race), race.end()));
    }

    /** What is trained of the local search over single stages; empty where none was asked for, or the grid comes first. */
    private static Optional<StageFit> stages(StoredGrid grid, GridChoice chosen, Race race) {
        return grid.options().perStage().isEmpty() || race.end().isEmpty()
                ? Optional.empty()
                : Optional.of(new StageSearch(grid, chosen).stored(race.spent()));
    }

    private static List<Architecture> baselines(StudyStore store, StudyConfig config, GridOptions options) {
        return GridBaselines.of(store, config.name(), options.candidates().searched());
    }

    /** The coefficients that a study's grid search chose; empty where there is none. */
    public static Optional<ScalingCoefficients> chosen(StudyStore store, StudyConfig config) {
        return choice(store, config).map(GridChoice::coefficients);
    }

    private static Optional<GridChoice> choice(StudyStore store, StudyConfig config) {
        return store.plan(config.name(), Phase.GRID)
                .flatMap(GridOutcome::choice)
                .or(() -> found(store, config).map(GridSearchResult::chosen));
    }

    /** What a family is scaled by, where there is a grid: as its candidates were, with the factors of single stages that it found. */
    public static Optional<ScalingRules> rules(StudyStore store, String study) {
        return store.plan(study, Phase.GRID).map(GridOutcome::rules);
    }

    /** The network that is scaled: the one that the grid search chose among several, or else the study's own baseline. */
    public static Architecture baseline(StudyStore store, String study) {
        return store.plan(study, Phase.GRID)
                .map(plan -> GridOptions.of(plan).candidates())
                .filter(candidates -> !candidates.searched().isEmpty())
                .flatMap(candidates -> store.config(study)
                        .flatMap(config -> choice(store, config))
                        .map(choice -> GridBaselines.of(store, study, candidates.searched())
                                .get(choice.baseline())))
                .orElseGet(() -> GridBaselines.own(store, study));
    }
}

package io.nas4j.cli.stage;

import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Progress;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.output.Units;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.run.FixedRun;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.grid.CoefficientGrid;
import io.nas4j.grid.GridCandidate;
import io.nas4j.grid.GridPlan;
import io.nas4j.grid.GridResult;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the scaling coefficients of a study's baseline by training the candidates of a grid. */
public final class GridStage {

    private GridStage() {}

    /**
     * The grid and how candidates are built.
     *
     * @param limit most candidates, those nearest to a product of 2 first
     * @param divisor of channel counts
     */
    public record Options(BigDecimal step, double tolerance, int limit, int divisor) {

        Map<String, String> toMap() {
            return Map.of(
                    "step", step.toPlainString(),
                    "tolerance", Double.toString(tolerance),
                    "limit", Integer.toString(limit),
                    "divisor", Integer.toString(divisor));
        }

        static Options of(Map<String, String> map) {
            return new Options(
                    new BigDecimal(map.getOrDefault("step", "0.1")),
                    Double.parseDouble(map.getOrDefault("tolerance", "0.1")),
                    Integer.parseInt(map.getOrDefault("limit", "100")),
                    Integer.parseInt(map.getOrDefault("divisor", "8")));
        }
    }

    /** Runs what is not finished yet, prints the candidates and returns the choice. */
    public static ScalingCoefficients run(
            StageContext bench, StudyConfig config, Options options, TrainingTask task, boolean restart)
            throws InterruptedException {
        Architecture baseline = baseline(bench.store(), config.name());
        List<ScalingCoefficients> points = new CoefficientGrid(options.step(), options.tolerance()).points();
        GridPlan grid =
                GridPlan.of(baseline, points, new CompoundScaling(new Rounding(options.divisor())), options.limit());
        Plans.begin(bench.store(), config.name(), new PhasePlan(Phase.GRID, task, options.toMap()), restart);
        Progress progress = new Progress(
                bench.terminal().err(),
                bench.terminal().drawsOver(),
                Phase.GRID.text(),
                grid.trials().size());
        List<Trial> trials;
        try {
            trials = new FixedRun(bench.runner(config, progress))
                    .run(grid.trials(), task, false, spec -> Optional.empty());
        } finally {
            progress.close();
        }
        GridResult result = result(trials, baseline, config);
        print(bench.terminal(), result, points.size(), grid);
        return result.choice().coefficients();
    }

    /** Goes on with the options that the phase was begun with, if it was. */
    public static void resume(StageContext bench, StudyConfig config) throws InterruptedException {
        Optional<PhasePlan> plan = bench.store().plan(config.name(), Phase.GRID);
        if (plan.isPresent()) {
            run(bench, config, Options.of(plan.get().options()), plan.get().task(), false);
        }
    }

    /** The choice among the grid trials that the store has; empty where there are none. */
    public static Optional<ScalingCoefficients> chosen(StudyStore store, StudyConfig config) {
        List<Trial> trials = store.trials(config.name(), Phase.GRID);
        return trials.stream().noneMatch(trial -> trial.accuracy().isPresent())
                ? Optional.empty()
                : Optional.of(result(trials, baseline(store, config.name()), config)
                        .choice()
                        .coefficients());
    }

    /** The channel divisor that the grid was built with, where there is a grid. */
    public static Optional<Integer> divisor(StudyStore store, String study) {
        return store.plan(study, Phase.GRID)
                .map(plan -> Options.of(plan.options()).divisor());
    }

    /** The network that is scaled: the trained baseline, or the best of the search where none was trained. */
    public static Architecture baseline(StudyStore store, String study) {
        return store.trial(study, Phase.BASELINE, 0)
                .or(() -> store.best(study, 1).stream().findFirst())
                .map(trial -> trial.spec().architecture())
                .orElseThrow(
                        () -> new WorkFailedException("study " + study + " has no complete search trial to scale"));
    }

    private static GridResult result(List<Trial> trials, Architecture baseline, StudyConfig config) {
        return GridResult.of(
                trials,
                CostModel.cost(baseline).macs(),
                config.plan().objective().exponent());
    }

    private static void print(Terminal terminal, GridResult result, int points, GridPlan grid) {
        List<Row> rows = new ArrayList<>();
        for (GridCandidate candidate : result.candidates()) {
            ScalingCoefficients c = candidate.coefficients();
            rows.add(new Row()
                    .with("alpha", number(c.alpha()))
                    .with("beta", number(c.beta()))
                    .with("gamma", number(c.gamma()))
                    .with("a*b^2*g^2", number(c.product()))
                    .with("MACs", candidate.macs())
                    .with("MAC ratio", number(candidate.macRatio()))
                    .with("accuracy", Units.percent(candidate.accuracy()))
                    .with("score", candidate.score()));
        }
        terminal.out()
                .print(Listing.table(
                        rows,
                        List.of("alpha", "beta", "gamma", "a*b^2*g^2", "MACs", "MAC ratio", "accuracy", "score")));
        int left = points - grid.trials().size() - grid.merged().size();
        if (!grid.merged().isEmpty() || left > 0) {
            terminal.say("Of " + points + " points, " + grid.merged().size()
                    + " round to a network that is already there, and " + left + " are beyond the limit.");
        }
        ScalingCoefficients choice = result.choice().coefficients();
        terminal.say("The choice is alpha " + number(choice.alpha()) + ", beta " + number(choice.beta()) + ", gamma "
                + number(choice.gamma())
                + ": the best score, which is accuracy * (MAC ratio / 2)^w, since rounding makes equal products cost"
                + " unequal MACs.");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}

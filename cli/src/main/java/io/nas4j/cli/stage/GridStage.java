package io.nas4j.cli.stage;

import io.nas4j.cli.stage.choice.StudyChoice;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.run.FixedRun;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.grid.CandidateDesign;
import io.nas4j.grid.CoefficientGrid;
import io.nas4j.grid.CoefficientLattice;
import io.nas4j.grid.GridPlan;
import io.nas4j.grid.GridResult;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the scaling coefficients of a study's baseline by training the candidates of a grid. */
public final class GridStage {

    private GridStage() {}

    /**
     * The grid, and how its candidates are built.
     *
     * @param design which coefficients are tried
     * @param limit the most candidates; the first ones of the design stay
     * @param divisor the number that channel counts are rounded to multiples of
     */
    public record Options(CandidateDesign design, int limit, int divisor) {

        Map<String, String> toMap() {
            Map<String, String> map =
                    new TreeMap<>(Map.of("limit", Integer.toString(limit), "divisor", Integer.toString(divisor)));
            if (design instanceof CoefficientGrid grid) {
                map.put("step", grid.step().toPlainString());
                map.put("tolerance", Double.toString(grid.tolerance()));
                if (grid.anchored()) {
                    map.put("design", "grid");
                }
            } else if (design instanceof CoefficientLattice lattice) {
                map.put("points", Integer.toString(lattice.size()));
                map.put("design", "lattice");
            }
            return map;
        }

        static Options of(Map<String, String> map) {
            CandidateDesign design = map.containsKey("points")
                    ? new CoefficientLattice(Integer.parseInt(map.get("points")))
                    : new CoefficientGrid(
                            new BigDecimal(map.getOrDefault("step", "0.1")),
                            Double.parseDouble(map.getOrDefault("tolerance", "0.1")),
                            map.containsKey("design"));
            return new Options(
                    design,
                    Integer.parseInt(map.getOrDefault("limit", "100")),
                    Integer.parseInt(map.getOrDefault("divisor", "8")));
        }

        CompoundScaling scaling() {
            return new CompoundScaling(new Rounding(divisor));
        }
    }

    /**
     * Runs what is not finished yet.
     *
     * @param restart whether trials that were begun with other options are discarded
     * @throws WorkFailedException where there is no baseline, or no candidate was trained to its end
     */
    public static GridSearchResult run(
            StageContext context, StudyConfig config, Options options, TrainingTask task, boolean restart)
            throws InterruptedException {
        Architecture baseline = baseline(context.store(), config.name());
        List<ScalingCoefficients> points = options.design().points();
        GridPlan grid = GridPlan.of(baseline, points, options.scaling(), options.limit());
        Plans.begin(context.store(), config.name(), new PhasePlan(Phase.GRID, task, options.toMap()), restart);
        RunListener listener =
                context.listener().trials(Phase.GRID, grid.trials().size());
        List<Trial> trials = new FixedRun(context.runner(config, listener))
                .run(grid.trials(), task, false, spec -> Optional.empty());
        FailedTrials.refuseAll(config.name(), Phase.GRID, trials);
        return new GridSearchResult(points.size(), grid, result(trials, baseline, options.scaling(), config));
    }

    /** Goes on with the options that the phase was begun with; empty where it was not begun. */
    public static Optional<GridSearchResult> resume(StageContext context, StudyConfig config)
            throws InterruptedException {
        Optional<PhasePlan> plan = context.store().plan(config.name(), Phase.GRID);
        return plan.isEmpty()
                ? Optional.empty()
                : Optional.of(run(
                        context,
                        config,
                        Options.of(plan.get().options()),
                        plan.get().task(),
                        false));
    }

    /** The choice among the grid trials that the store has; empty where there are none. */
    public static Optional<ScalingCoefficients> chosen(StudyStore store, StudyConfig config) {
        List<Trial> trials = store.trials(config.name(), Phase.GRID);
        return trials.stream().noneMatch(trial -> trial.accuracy().isPresent())
                ? Optional.empty()
                : Optional.of(result(trials, baseline(store, config.name()), scaling(store, config.name()), config)
                        .choice()
                        .coefficients());
    }

    /** The channel divisor that the grid was built with, where there is a grid. */
    public static Optional<Integer> divisor(StudyStore store, String study) {
        return store.plan(study, Phase.GRID)
                .map(plan -> Options.of(plan.options()).divisor());
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

    private static CompoundScaling scaling(StudyStore store, String study) {
        return store.plan(study, Phase.GRID)
                .map(plan -> Options.of(plan.options()).scaling())
                .orElseGet(() -> new CompoundScaling(Rounding.PUBLISHED));
    }

    private static GridResult result(
            List<Trial> trials, Architecture baseline, CompoundScaling scaling, StudyConfig config) {
        return GridResult.of(
                trials, baseline, scaling, config.plan().objective().exponent());
    }
}

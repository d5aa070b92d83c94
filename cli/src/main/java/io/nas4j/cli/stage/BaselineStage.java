package io.nas4j.cli.stage;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.run.FixedRun;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.core.trial.TrialState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Trains the best networks of a search longer. The best by reward is the baseline: its weights are kept and it is measured
 * on test images. The others show how well the search's short training ranked them.
 */
public final class BaselineStage {

    /** The file of the baseline's weights, and what it is noted as. */
    static final String WEIGHTS = "baseline.safetensors";

    private static final String TOP = "top";

    private BaselineStage() {}

    /**
     * Runs what is not finished yet.
     *
     * @param top how many of the best networks are trained
     * @param restart whether trials that were begun with other options are discarded
     * @throws WorkFailedException where no search trial is complete, or the best network failed in longer training
     */
    public static BaselineResult run(
            StageContext context, StudyConfig config, int top, TrainingTask task, boolean restart)
            throws InterruptedException {
        List<Trial> best = context.store().best(config.name(), top);
        if (best.isEmpty()) {
            throw new WorkFailedException("study " + config.name() + " has no complete search trial to train longer");
        }
        PhasePlan plan = new PhasePlan(Phase.BASELINE, task, Map.of(TOP, Integer.toString(top)));
        Plans.begin(context.store(), config.name(), plan, restart);
        List<TrialSpec> specs = new ArrayList<>();
        for (Trial trial : best) {
            specs.add(new TrialSpec(
                    Phase.BASELINE,
                    specs.size(),
                    trial.spec().decisions(),
                    trial.spec().architecture(),
                    Optional.empty()));
        }
        RunListener trials = context.listener().trials(Phase.BASELINE, specs.size());
        Path weights = weights(context, config.name());
        List<Trial> trained = new FixedRun(context.runner(config, trials))
                .run(specs, task, true, spec -> spec.number() == 0 ? Optional.of(weights) : Optional.empty());
        if (trained.get(0).state() == TrialState.FAILED) {
            throw new WorkFailedException("the baseline of study " + config.name() + ", search trial "
                    + best.get(0).number() + ", failed in longer training, so that there are no weights (of "
                    + trained.size() + " networks: " + FailedTrials.counted(trained) + "); "
                    + FailedTrials.remedy(config.name(), Phase.BASELINE));
        }
        if (Files.isRegularFile(weights)) {
            Artifacts.keep(context.store(), config.name(), WEIGHTS, weights, "weights of the trained baseline");
        }
        return new BaselineResult(IntStream.range(0, trained.size())
                .mapToObj(i -> new BaselineResult.Trained(best.get(i), trained.get(i)))
                .toList());
    }

    /** Goes on with the options that the phase was begun with; empty where it was not begun. */
    public static Optional<BaselineResult> resume(StageContext context, StudyConfig config)
            throws InterruptedException {
        Optional<PhasePlan> plan = context.store().plan(config.name(), Phase.BASELINE);
        if (plan.isEmpty()) {
            return Optional.empty();
        }
        int top = Integer.parseInt(plan.get().options().getOrDefault(TOP, "1"));
        return Optional.of(run(context, config, top, plan.get().task(), false));
    }

    /** Where the baseline's weights are. */
    public static Path weights(StageContext context, String study) {
        return context.folder(study).resolve(WEIGHTS);
    }
}

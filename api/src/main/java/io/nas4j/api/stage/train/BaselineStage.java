package io.nas4j.api.stage.train;

import io.nas4j.api.stage.Artifacts;
import io.nas4j.api.stage.FailedTrials;
import io.nas4j.api.stage.Plans;
import io.nas4j.api.stage.StageContext;
import io.nas4j.api.stage.choice.Basis;
import io.nas4j.api.stage.choice.StudyChoice;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.Checkpointing;
import io.nas4j.core.evaluation.WantedResults;
import io.nas4j.core.run.FixedRun;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.architecture.Architecture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Trains the best networks of a search longer, or the one network that a study is about, and measures them on test images. The one with the best reward by the validation
 * images of longer training is the baseline: its weights are kept. All together show how well the search's short training ranked them.
 */
public final class BaselineStage {

    /** The file of the baseline's weights, and what it is noted as. */
    static final String WEIGHTS = "baseline.safetensors";

    private static final String TOP = "top";
    private static final String BY = "by";
    /** The search trials that the networks come from, the best first; what a study tells of them may change later. */
    private static final String TRIALS = "trials";
    /** Which of them is the baseline: in plans of the first release, which lack this, always the first. */
    private static final String BASELINE = "baseline";

    private static final String BEST_LONGER = "best of longer training";

    private BaselineStage() {}

    /**
     * Which networks are trained.
     *
     * @param top how many of the best
     * @param by what makes them the best; empty for what the phase was begun by, or else the best evidence that there is
     * @param checkpointSeconds from one time to the next that a training is kept within an epoch
     */
    public record Choice(int top, Optional<Basis> by, double checkpointSeconds) {

        /** Trainings are kept as often as usual. */
        public Choice(int top, Optional<Basis> by) {
            this(top, by, Checkpointing.USUAL_SECONDS);
        }
    }

    /**
     * Runs what is not finished yet.
     *
     * @param restart whether trials that were begun with other options are discarded
     * @throws WorkFailedException where no search trial is complete, or no network is after longer training
     */
    public static BaselineResult run(
            StageContext context, StudyConfig config, Choice choice, TrainingTask task, boolean restart)
            throws InterruptedException {
        PhasePlan plan = plan(context.store(), config, choice, task, restart);
        List<Trial> best = config.plan().space().isNetwork() ? List.of() : chosen(context.store(), config.name(), plan);
        List<TrialSpec> specs = specs(config, best);
        Plans.begin(context.store(), config.name(), plan, restart);
        RunListener trials = context.listener()
                .trainings(Phase.BASELINE, specs.size(), task.recipe().epochs());
        CandidateWeights weights = new CandidateWeights(context.folder(config.name()));
        if (restart) {
            weights.dropCheckpoints(specs.size());
        }
        List<Trial> trained = new FixedRun(context.runner(config, trials))
                .run(
                        specs,
                        task,
                        spec -> new WantedResults(
                                true,
                                Optional.of(weights.of(spec.number())),
                                Optional.of(new Checkpointing(
                                        weights.checkpointOf(spec.number()), choice.checkpointSeconds())),
                                List.of()));
        Trial baseline = baseline(plan, trained)
                .orElseThrow(() -> new WorkFailedException("no network of study " + config.name()
                        + " was trained longer to its end, so that there are no weights (of " + trained.size()
                        + " networks: " + FailedTrials.counted(trained) + "); "
                        + FailedTrials.remedy(config.name(), Phase.BASELINE)));
        weights.keep(baseline.number(), trained.size());
        Path kept = weights(context, config.name());
        if (Files.isRegularFile(kept)) {
            Artifacts.keep(context.store(), config.name(), WEIGHTS, kept, "weights of the trained baseline");
        }
        return new BaselineResult(
                Basis.parse(plan.options().getOrDefault(BY, Basis.SEEN.text())),
                baseline.number(),
                IntStream.range(0, trained.size())
                        .mapToObj(i -> new BaselineResult.Trained(
                                best.isEmpty() ? Optional.empty() : Optional.of(best.get(i)), trained.get(i)))
                        .toList());
    }

    /** One training for each network of a search, or for the one network that the study is about. */
    private static List<TrialSpec> specs(StudyConfig config, List<Trial> best) {
        Optional<Architecture> network = config.plan().space().network();
        if (network.isPresent()) {
            return List.of(new TrialSpec(Phase.BASELINE, 0, List.of(), network.get(), Optional.empty()));
        }
        if (best.isEmpty()) {
            throw new WorkFailedException("study " + config.name() + " has no complete search trial to train longer");
        }
        return IntStream.range(0, best.size())
                .mapToObj(i -> new TrialSpec(
                        Phase.BASELINE,
                        i,
                        best.get(i).spec().decisions(),
                        best.get(i).spec().architecture(),
                        Optional.empty()))
                .toList();
    }

    /** The baseline that a study trained. */
    public static Optional<Trial> baseline(StudyStore store, String study) {
        return store.plan(study, Phase.BASELINE).flatMap(plan -> baseline(plan, store.trials(study, Phase.BASELINE)));
    }

    /** The first of those with the best reward; no reward is known of a network that is beyond the study's latency table. */
    private static Optional<Trial> baseline(PhasePlan plan, List<Trial> trained) {
        return trained.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .filter(trial -> plan.options().containsKey(BASELINE) || trial.number() == 0)
                .max(Comparator.comparingDouble((Trial trial) -> trial.reward().orElse(0))
                        .thenComparing(Comparator.comparingInt(Trial::number).reversed()));
    }

    private static PhasePlan plan(
            StudyStore store, StudyConfig config, Choice choice, TrainingTask task, boolean restart) {
        Optional<PhasePlan> begun = restart ? Optional.empty() : store.plan(config.name(), Phase.BASELINE);
        Map<String, String> options = new HashMap<>();
        if (config.plan().space().isNetwork()) {
            return new PhasePlan(Phase.BASELINE, task, Map.of(TOP, "1", BASELINE, BEST_LONGER));
        }
        options.put(TOP, Integer.toString(choice.top()));
        if (begun.isPresent()
                && choice.by().isEmpty()
                && Integer.toString(choice.top()).equals(begun.get().options().get(TOP))) {
            options.putAll(begun.get().options());
        } else {
            StudyChoice now = StudyChoice.of(store, config, choice.by(), choice.top());
            options.put(BASELINE, BEST_LONGER);
            options.put(BY, now.basis().text());
            options.put(
                    TRIALS,
                    now.networks().stream()
                            .limit(choice.top())
                            .map(network -> Integer.toString(network.trial().number()))
                            .collect(Collectors.joining(" ")));
        }
        return new PhasePlan(Phase.BASELINE, task, options);
    }

    /** The search trials that a plan names, the best first; earlier releases named none and took the best rewards. */
    private static List<Trial> chosen(StudyStore store, String study, PhasePlan plan) {
        String named = plan.options().get(TRIALS);
        if (named == null) {
            return store.best(study, Integer.parseInt(plan.options().getOrDefault(TOP, "1")));
        }
        List<Integer> numbers = Arrays.stream(named.split(" ", -1))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .toList();
        return store.numbered(study, numbers).stream()
                .sorted(Comparator.comparingInt(trial -> numbers.indexOf(trial.number())))
                .toList();
    }

    /** Goes on with the options that the phase was begun with; empty where it was not begun. */
    public static Optional<BaselineResult> resume(StageContext context, StudyConfig config)
            throws InterruptedException {
        Optional<PhasePlan> plan = context.store().plan(config.name(), Phase.BASELINE);
        if (plan.isEmpty()) {
            return Optional.empty();
        }
        int top = Integer.parseInt(plan.get().options().getOrDefault(TOP, "1"));
        return Optional.of(run(
                context, config, new Choice(top, Optional.empty()), plan.get().task(), false));
    }

    /** Whether a file is that of a baseline's weights. */
    public static boolean isWeights(Artifact artifact) {
        return artifact.kind().equals(WEIGHTS);
    }

    /** Where the baseline's weights are. */
    public static Path weights(StageContext context, String study) {
        return context.folder(study).resolve(WEIGHTS);
    }
}

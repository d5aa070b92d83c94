package io.nas4j.api.stage.sweep;

import io.nas4j.api.stage.Artifacts;
import io.nas4j.api.stage.FailedTrials;
import io.nas4j.api.stage.Plans;
import io.nas4j.api.stage.StageContext;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.run.SeededRun;
import io.nas4j.core.run.SeededTrial;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.evaluator.attempt.MemoryLimit;
import io.nas4j.grid.sweep.SweepDesign;
import io.nas4j.grid.sweep.SweepPoint;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.cost.Footprint;
import io.nas4j.space.plan.Fingerprint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Trains a network that grew in one dimension beside one that grew in all, at equal multiply-accumulates, each with several seeds that
 * all networks share. A training belongs to a network and a seed, so that more growths, dimensions or seeds use what was trained before.
 */
public final class SweepStage {

    /** Weights, their gradients, and two moments of the optimiser. */
    private static final int OF_WEIGHTS = 4;

    private static final double MEGABYTE = 1 << 20;

    private SweepStage() {}

    /**
     * Refuses what cannot be trained, before anything is.
     *
     * @throws InvalidInputException where the images of a network are too small for the changes that the recipe makes, or training the
     *     largest network takes more memory than a worker may keep
     */
    public static void check(StudyConfig config, SweepDesign design, TrainingTask task) {
        long most = MemoryLimit.bytes(
                config.execution().limits(), config.execution().workers());
        int batch = task.recipe().batchSize();
        for (SweepPoint point : design.networks()) {
            task.requireFits(point.network().input().resolution());
            double needed = bytes(point.network(), batch);
            if (needed > most) {
                throw new InvalidInputException(String.format(
                        Locale.ROOT,
                        "training %s at growth %s in batches of %d takes at least %,.0f MB of memory, but a worker may keep"
                                + " %,.0f MB (--worker-memory); %s",
                        point.name(),
                        Decimals.text(point.growth()),
                        batch,
                        needed / MEGABYTE,
                        most / MEGABYTE,
                        fits(design, batch, most)));
            }
        }
    }

    private static double bytes(Architecture network, int batch) {
        Footprint footprint = CostModel.footprint(network);
        return (double) batch * footprint.training() + (double) OF_WEIGHTS * footprint.weights();
    }

    private static String fits(SweepDesign design, int batch, long most) {
        return design.points().stream()
                .map(SweepPoint::growth)
                .distinct()
                .filter(growth -> design.points().stream()
                        .filter(point -> point.growth() == growth)
                        .allMatch(point -> bytes(point.network(), batch) <= most))
                .reduce((first, second) -> second)
                .map(growth -> "growths up to " + Decimals.text(growth) + " fit")
                .orElse("no growth of this sweep fits");
    }

    /** The networks of a sweep of which nothing is trained. */
    public static SweepOutcome untrained(StudyConfig config, SweepOptions options, TrainingTask task) {
        SweepDesign design = options.design();
        return SweepOutcome.of(
                config.name(),
                task,
                options,
                design,
                SweepTrainings.of(Optional.empty(), design, options.seeds()),
                List.of());
    }

    /**
     * What is stored, without training anything.
     *
     * @throws InvalidInputException where there is a sweep with another schedule
     */
    public static SweepOutcome stored(StudyStore store, StudyConfig config, SweepOptions options, TrainingTask task) {
        Optional<PhasePlan> kept = kept(store, config, task, false);
        SweepDesign design = options.design();
        SweepTrainings trainings = SweepTrainings.of(kept, design, options.seeds());
        return outcome(store, config, options, task, design, trainings);
    }

    /**
     * Trains what is not trained yet.
     *
     * @param restart whether trainings that were begun with another schedule are discarded
     * @throws InvalidInputException where there are trainings with another schedule
     * @throws io.nas4j.core.WorkFailedException where all trainings failed
     */
    public static SweepOutcome run(
            StageContext context, StudyConfig config, SweepOptions options, TrainingTask task, boolean restart)
            throws InterruptedException {
        StudyStore store = context.store();
        Optional<PhasePlan> kept = kept(store, config, task, restart);
        SweepDesign design = options.design();
        SweepTrainings trainings = SweepTrainings.of(kept, design, options.seeds());
        if (restart) {
            store.discard(config.name(), Phase.SWEEP);
        }
        store.savePlan(config.name(), new PhasePlan(Phase.SWEEP, task, trainings.plan(options)));
        Path folder = context.folder(config.name());
        List<SeededTrial> asked = trainings.trials(
                design, options.seeds(), new RandomStreams(config.plan().seed()), folder);
        Set<String> known = keptWeights(store, config.name());
        List<Trial> trials = new SeededRun(
                        context.runner(config, context.listener().trials(Phase.SWEEP, asked.size())))
                .run(asked, task);
        for (int seed = 1; seed <= options.seeds(); seed++) {
            String kind = SweepTrainings.weights(seed);
            if ((restart || !known.contains(kind)) && Files.isRegularFile(folder.resolve(kind))) {
                Artifacts.keep(store, config.name(), kind, folder.resolve(kind), "weights of a sweep's baseline");
            }
        }
        FailedTrials.refuseAll(config.name(), Phase.SWEEP, trials);
        return outcome(store, config, options, task, design, trainings);
    }

    private static Set<String> keptWeights(StudyStore store, String study) {
        return store.artifacts(study).stream().map(Artifact::kind).collect(Collectors.toSet());
    }

    /**
     * The files with the weights of the baselines that are trained to their end, by their seeds.
     *
     * @param home folder for the files that studies produce
     * @throws InvalidInputException where one has changed since it was written, or is not there
     */
    public static List<Path> weights(
            StudyStore store, StudyConfig config, Path home, SweepOptions options, PhasePlan plan) {
        String baseline = Fingerprint.of(options.baseline());
        SweepTrainings trainings = SweepTrainings.of(Optional.of(plan), options.design(), options.seeds());
        Set<String> known = keptWeights(store, config.name());
        String remedy = "'nas4j sweep " + config.name() + " --restart' trains all of it again";
        return store.trials(config.name(), Phase.SWEEP).stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE
                        && trial.fingerprint().equals(baseline))
                .flatMap(trial -> trainings.seed(trial).stream())
                .sorted()
                .map(SweepTrainings::weights)
                .map(kind -> {
                    if (!known.contains(kind)) {
                        throw new InvalidInputException("study " + config.name() + " has no file " + kind
                                + ": its sweep was trained elsewhere, or by an earlier release; " + remedy);
                    }
                    Artifacts.require(store, config.name(), kind, remedy);
                    return StageContext.folder(home, config.name()).resolve(kind);
                })
                .toList();
    }

    /** The plan of an earlier sweep, whose trainings are used. */
    private static Optional<PhasePlan> kept(StudyStore store, StudyConfig config, TrainingTask task, boolean restart) {
        Optional<PhasePlan> kept = restart ? Optional.empty() : store.plan(config.name(), Phase.SWEEP);
        kept.ifPresent(
                plan -> Plans.requireSame(config.name(), plan, new PhasePlan(Phase.SWEEP, task, plan.options())));
        return kept;
    }

    private static SweepOutcome outcome(
            StudyStore store,
            StudyConfig config,
            SweepOptions options,
            TrainingTask task,
            SweepDesign design,
            SweepTrainings trainings) {
        return SweepOutcome.of(
                config.name(), task, options, design, trainings, store.trials(config.name(), Phase.SWEEP));
    }

    /** Goes on with the options that the phase was begun with; empty where it was not begun. */
    public static Optional<SweepOutcome> resume(StageContext context, StudyConfig config) throws InterruptedException {
        Optional<PhasePlan> plan = context.store().plan(config.name(), Phase.SWEEP);
        return plan.isEmpty()
                ? Optional.empty()
                : Optional.of(run(
                        context, config, SweepOptions.of(plan.get()), plan.get().task(), false));
    }
}

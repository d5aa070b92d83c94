package io.nas4j.cli.command.ship;

import io.nas4j.api.stage.StageContext;
import io.nas4j.api.stage.StageListener;
import io.nas4j.api.stage.grid.GridStage;
import io.nas4j.api.stage.sweep.SweepOptions;
import io.nas4j.api.stage.sweep.SweepOutcome;
import io.nas4j.api.stage.sweep.SweepStage;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.DataFacts;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.grid.sweep.Dimension;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** A study of one network, whose sweeps are made up instead of trained. */
public final class SweptStudy {

    public static final String NAME = "swept";
    static final Architecture BASELINE =
            PublishedNetworks.get("mobilenet-v2@0.5@32px").withClasses(10);
    static final StudyConfig CONFIG = new StudyConfig(
            NAME,
            SearchPlan.of(
                    SpaceSource.ofNetwork("mine", BASELINE),
                    "none",
                    5,
                    new Objective(Objective.Form.SOFT, 1e6, -0.07),
                    TrainingTask.of(
                            TaskData.of("shapes", 0, 10), Recipe.plain(1, 16, OptimizerSettings.usual(Optimizer.SGD)))),
            Execution.of("torch", 0, 2),
            DataFacts.of(new Input(32, 3), 10));
    static final TrainingTask TASK = GridStage.usualTask(CONFIG);

    private SweptStudy() {}

    static SweepOptions options(int seeds, Double... growths) {
        return new SweepOptions(
                BASELINE,
                Arrays.asList(Dimension.values()),
                List.of(growths),
                seeds,
                "compound",
                ScalingCoefficients.EFFICIENTNET,
                8,
                32);
    }

    static void create(StudyStore store) {
        store.create(CONFIG, new Provenance("", Optional.empty(), "", "", "", "", Optional.empty(), ""));
    }

    static SweepOutcome run(StudyStore store, TrialEvaluator evaluator, SweepOptions options)
            throws InterruptedException {
        return SweepStage.run(context(store, evaluator), CONFIG, options, TASK, false);
    }

    static StageContext context(StudyStore store, TrialEvaluator evaluator) {
        return new StageContext(store, evaluator, StageListener.NONE, Path.of("."));
    }

    /** Stores a sweep of two seeds in which the widest network diverges once; growth 2 alone. */
    public static void store(StudyStore store) throws InterruptedException {
        create(store);
        // one at a time, so that it is always the same training that fails: the widest network
        StudyConfig alone = CONFIG.withExecution(execution -> execution.withWorkers(1));
        SweepStage.run(context(store, new MadeUp(1_000, 5)), alone, options(2, 1.0, 2.0), TASK, false);
    }

    /** Accuracy grows with the logarithm of the MACs, with noise by seed; it may be killed, and a training may fail. */
    static final class MadeUp implements TrialEvaluator {

        final AtomicInteger calls = new AtomicInteger();
        private final int stopAfter;
        private final int failing;

        MadeUp(int stopAfter, int failing) {
            this.stopAfter = stopAfter;
            this.failing = failing;
        }

        @Override
        public Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException {
            int call = calls.incrementAndGet();
            if (call > stopAfter) {
                throw new InterruptedException("killed here");
            }
            if (call == failing) {
                return new Outcome.Failed(FailureCause.DIVERGED, "told to");
            }
            long macs = CostModel.cost(request.architecture()).macs();
            double accuracy =
                    0.02 * Math.log(macs) + new SplittableRandom(request.seed() + macs).nextDouble(-0.02, 0.02);
            listener.epoch(new Epoch(1, 1.5, accuracy, OptionalDouble.empty(), 0.01, 0.1, 100));
            return new Outcome.Complete(accuracy, OptionalDouble.empty());
        }

        @Override
        public void close() {}
    }
}

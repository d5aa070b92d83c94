package io.nas4j.db;

import io.nas4j.core.reward.Objective;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.Augmentation;
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
import io.nas4j.core.study.field.TaskFields;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.cost.CostModel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Studies and trials for tests. */
public final class Fixtures {

    public static final Provenance PROVENANCE = new Provenance(
            "0.1.0",
            Optional.of("0123abcd"),
            "libtorch 2.10.0",
            "17.0.15",
            "Linux 6.1",
            "a \"fast\" one",
            Optional.of("00ff"),
            "2026-01-02T03:04:05Z");

    private Fixtures() {}

    public static StudyConfig config(String name) {
        return config(name, 10);
    }

    public static StudyConfig config(String name, int trials) {
        return new StudyConfig(
                name,
                SearchPlan.of(
                        SpaceSource.named("mbconv-small"),
                        "reinforce",
                        42,
                        new Objective(Objective.Form.SOFT, 2e6, -0.07),
                        task()),
                Execution.of("torch", trials, 2),
                DataFacts.of(new Input(32, 3), 10));
    }

    private static TrainingTask task() {
        OptimizerSettings optimizer = OptimizerSettings.usual(Optimizer.SGD).withLearningRate(0.05);
        TrainingTask task = TrainingTask.of(
                TaskData.of("shapes", 2000, 500).withSeed(7),
                Recipe.plain(3, 64, optimizer).withRegularization(0.1, Augmentation.CROP_FLIP));
        return TaskFields.with(task, TaskFields.WEIGHT_DECAY, 1e-5);
    }

    /** Networks differ from number to number. */
    public static Architecture architecture(int number) {
        return ArchitectureText.parse(
                "in:32x3 stem:k3_s1_c16 mb:e3_k3_s2_c" + (8 + number) + "_se0.25_r2 head:c64 classes:10");
    }

    public static TrialSpec spec(int number) {
        return spec(number, architecture(number));
    }

    public static TrialSpec spec(int number, Architecture architecture) {
        return new TrialSpec(
                Phase.SEARCH,
                number,
                List.of("stage1.kernel=3", "stage1.filters=" + (8 + number)),
                architecture,
                Optional.empty());
    }

    public static Epoch epoch(int number) {
        return new Epoch(number, 2.5 / number, 0.1 * number, OptionalDouble.of(1.25), 0.05 / number, 1.25, 1600);
    }

    public static Outcome complete(double accuracy) {
        return new Outcome.Complete(accuracy, OptionalDouble.empty());
    }

    /** What {@link #config} makes of the network of that number. */
    public static OptionalDouble reward(int number, double accuracy) {
        return OptionalDouble.of(config("s")
                .plan()
                .objective()
                .reward(accuracy, CostModel.cost(architecture(number)).macs()));
    }

    /** A complete search trial whose reward is its accuracy. */
    public static void finished(StudyStore store, String study, int number, double accuracy) {
        finished(store, study, number, architecture(number), accuracy);
    }

    public static void finished(StudyStore store, String study, int number, Architecture network, double accuracy) {
        store.start(study, spec(number, network));
        store.finish(study, Phase.SEARCH, number, complete(accuracy), OptionalDouble.of(accuracy), 1);
    }
}

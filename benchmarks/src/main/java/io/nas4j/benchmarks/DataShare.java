package io.nas4j.benchmarks;

import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.data.DataSets;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.evaluator.train.LocalEvaluator;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.plan.NetworkPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What share of a trial's time goes to anything but the network itself: data, augmentation, judging. Trains the child network
 * of docs/decisions/0001 as a worker does and times the engine's own calls; the rest is the share.
 * {@code benchmarks/data} runs it.
 */
public final class DataShare {

    private static final String CHILD = "in:32x3 stem:k3_s1_c16 mb:e1_k3_s1_c16_se0.25 mb:e6_k3_s2_c24_se0.25_r2"
            + " mb:e6_k5_s2_c40_se0.25_r2 mb:e6_k3_s2_c80_se0.25_r2 head:c160 classes:10";
    private static final List<String> AUGMENTATIONS =
            List.of("none", "crop,flip", "crop,flip,randaugment:2:9", "crop,flip,cutout:16,randaugment:2:9");

    private DataShare() {}

    /** Arguments: data set, cache folder, training images, validation images. */
    public static void main(String[] args) {
        Path cache = Path.of(args[1]);
        TrainingTask first = task(args, "none");
        double opening =
                seconds(() -> TrainingData.check(DataSets.open(first.data(), Optional.of(cache)), first.data(), 32));
        System.out.printf(Locale.ROOT, "first look, as before a study (reads or finds the cache): %.2f s%n", opening);
        double again = seconds(() -> {
            DataSet data = DataSets.open(first.data(), Optional.of(cache));
            TrainingData.check(data, first.data(), 32);
            System.out.println("fingerprint " + data.fingerprint());
        });
        System.out.printf(Locale.ROOT, "second look and fingerprint, as on resuming: %.2f s%n", again);
        TrainingDataCache data = new TrainingDataCache(Optional.of(cache), 1L << 30);
        System.out.printf(
                Locale.ROOT,
                "opening in a worker, before its first trial alone: %.2f s%n",
                seconds(() -> data.trainingData(first.data(), Optional.empty(), 32, () -> {})));
        for (String augmentation : AUGMENTATIONS) {
            TimedEngine engine = new TimedEngine(new Engines().engine("torch"));
            try (LocalEvaluator evaluator = new LocalEvaluator(name -> engine, data)) {
                EvaluationRequest request = new EvaluationRequest(
                        ArchitectureText.parse(CHILD), task(args, augmentation), "torch", 1, false, Optional.empty());
                double all = seconds(() -> evaluator.evaluate(request, epoch -> {}));
                System.out.printf(
                        Locale.ROOT,
                        "%-36s trial %6.2f s: training steps %.1f%%, logits of validation images %.1f%%, building %.1f%%,"
                                + " all else %.2f%%%n",
                        augmentation,
                        all,
                        100 * engine.training / all,
                        100 * engine.judging / all,
                        100 * engine.building / all,
                        100 * (all - engine.training - engine.judging - engine.building) / all);
            }
        }
    }

    private static TrainingTask task(String[] args, String augmentation) {
        return TrainingTask.of(
                TaskData.of(args[0], Integer.parseInt(args[2]), Integer.parseInt(args[3])),
                Recipe.plain(1, 64, OptimizerSettings.usual(Optimizer.ADAMW))
                        .withRegularization(0.1, Augmentation.parse(augmentation)));
    }

    private static double seconds(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }

    /** Adds up how long its networks' own work takes, in seconds. */
    private static final class TimedEngine implements Engine {

        private final Engine engine;
        private double training;
        private double judging;
        private double building;

        TimedEngine(Engine engine) {
            this.engine = engine;
        }

        @Override
        public String name() {
            return engine.name();
        }

        @Override
        public String version() {
            return engine.version();
        }

        @Override
        public TrainableNetwork build(NetworkPlan plan, Weights initial, Optimisation optimisation, long seed) {
            long began = System.nanoTime();
            TrainableNetwork network = engine.build(plan, initial, optimisation, seed);
            building += (System.nanoTime() - began) / 1e9;
            return new TrainableNetwork() {
                @Override
                public double trainStep(Batch batch, double learningRate) {
                    long start = System.nanoTime();
                    double loss = network.trainStep(batch, learningRate);
                    training += (System.nanoTime() - start) / 1e9;
                    return loss;
                }

                @Override
                public float[] logits(Batch batch) {
                    long start = System.nanoTime();
                    float[] logits = network.logits(batch);
                    judging += (System.nanoTime() - start) / 1e9;
                    return logits;
                }

                @Override
                public Weights weights() {
                    return network.weights();
                }

                @Override
                public void save(TrainingState into) {
                    network.save(into);
                }

                @Override
                public void restore(TrainingState from) {
                    network.restore(from);
                }

                @Override
                public void close() {
                    network.close();
                }
            };
        }
    }
}

package io.nas4j.evaluator.train;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.evaluator.torch.TorchScores;
import io.nas4j.evaluator.zerocost.ScoreInput;
import io.nas4j.evaluator.zerocost.ZeroCost;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.NetworkPlan;
import java.util.Optional;

/** Scores networks that are not trained yet, from the weights and on the images that their training would begin with. */
public final class UntrainedScores {

    private static final int IMAGES = 64;

    private final TrainingDataCache data;
    private final Optional<String> fingerprint;

    /**
     * Loads LibTorch into this process.
     *
     * @param fingerprint that the data set of each task must have; empty where any is right
     */
    public UntrainedScores(TrainingDataCache data, Optional<String> fingerprint) {
        this.data = data;
        this.fingerprint = fingerprint;
        new TorchEngine();
    }

    /**
     * Scores a network.
     *
     * @param taskData the images that the batch is drawn from
     * @param seed the seed of weights and batch
     * @return higher is better; not finite where the network's numbers leave the range of floats
     */
    public double score(ZeroCost score, Architecture architecture, TaskData taskData, long seed) {
        NetworkPlan plan = NetworkPlan.of(architecture);
        RandomStreams streams = new RandomStreams(seed);
        ScoreInput input = new ScoreInput(
                Weights.initial(plan, streams.stream("initial weights")),
                () -> batch(taskData, architecture.input().resolution(), streams),
                streams);
        return TorchScores.of(score, plan, input).getOrDefault(score, Double.NaN);
    }

    private Batch batch(TaskData taskData, int resolution, RandomStreams streams) {
        TrainingData images = data.trainingData(taskData, fingerprint, resolution, () -> {});
        TrainingBatches batches = new TrainingBatches(
                new PixelReader(images.train(), images.normalisation()), IMAGES, Augmentation.NONE, streams);
        batches.startEpoch();
        return batches.batch(0);
    }
}

package io.nas4j.evaluator.train;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.Score;
import io.nas4j.core.evaluation.ScoreRequest;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Guidance;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.evaluator.torch.TorchScores;
import io.nas4j.evaluator.zerocost.ScoreInput;
import io.nas4j.evaluator.zerocost.ZeroCost;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.plan.NetworkPlan;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Scores networks that are not trained yet, from the weights and on the images that their training could begin with. */
final class UntrainedScores {

    private static final int IMAGES = 64;
    private static final double NANOS = 1e9;

    private final TrainingDataCache data;
    private final SupernetTrials supernets;

    /** @param supernets that score beside */
    UntrainedScores(TrainingDataCache data, SupernetTrials supernets) {
        this.data = data;
        this.supernets = supernets;
    }

    /**
     * Scores a network.
     *
     * @throws InvalidInputException where there is no such score, or the data set is wrong
     * @throws WorkFailedException where the data set does not fit this process's memory
     */
    SortedMap<String, Score> of(ScoreRequest request, EpochListener listener) {
        List<ZeroCost> asked = request.scores().stream()
                .filter(name -> request.supernet().isEmpty() || !name.equals(Guidance.SUPERNET))
                .map(UntrainedScores::score)
                .toList();
        if (!TorchEngine.available()) {
            throw new InvalidInputException("scores of untrained networks need LibTorch, which this machine lacks");
        }
        new TorchEngine(); // loads it
        NetworkPlan plan = NetworkPlan.of(request.scored());
        RandomStreams streams = new RandomStreams(request.seed());
        Weights weights = Weights.initial(plan, streams.stream("initial weights"));
        ScoreInput input;
        if (asked.stream().anyMatch(ZeroCost::needsImages)) {
            listener.reading();
            Batch batch = batch(request, streams, listener);
            input = new ScoreInput(weights, () -> batch, streams);
        } else {
            input = new ScoreInput(weights, UntrainedScores::noImages, streams);
        }
        SortedMap<String, Score> all = new TreeMap<>();
        for (ZeroCost score : asked) {
            listener.progress();
            if (!all.containsKey(score.text())) {
                all.putAll(computed(score, plan, input));
            }
        }
        if (request.supernet().isPresent() && request.scores().contains(Guidance.SUPERNET)) {
            all.put(Guidance.SUPERNET, judged(request, listener));
        }
        all.keySet().retainAll(request.scores());
        return all;
    }

    private Score judged(ScoreRequest request, EpochListener listener) {
        long began = System.nanoTime();
        try {
            double loss = supernets
                    .judge(request.supernet().orElseThrow(), request.architecture(), listener)
                    .loss();
            return Score.of(-loss, (System.nanoTime() - began) / NANOS);
        } catch (InvalidInputException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            return Score.missing(LocalEvaluator.sentence(e), (System.nanoTime() - began) / NANOS);
        }
    }

    private static ZeroCost score(String name) {
        return ZeroCost.find(name)
                .orElseThrow(() -> new InvalidInputException("a score must be of " + String.join(", ", ZeroCost.texts())
                        + ", but was '" + name + "'" + NearName.hint(name, ZeroCost.texts())));
    }

    private static SortedMap<String, Score> computed(ZeroCost score, NetworkPlan plan, ScoreInput input) {
        SortedMap<String, Score> computed = new TreeMap<>();
        long began = System.nanoTime();
        try {
            Map<ZeroCost, Double> values = TorchScores.of(score, plan, input);
            double seconds = (System.nanoTime() - began) / NANOS;
            values.forEach((each, value) -> computed.put(each.text(), Score.of(value, seconds)));
        } catch (RuntimeException | OutOfMemoryError e) {
            double seconds = (System.nanoTime() - began) / NANOS;
            computed.put(score.text(), Score.missing(LocalEvaluator.sentence(e), seconds));
        }
        return computed;
    }

    private static Batch noImages() {
        throw new IllegalStateException("a score asked for images that it does not need");
    }

    private Batch batch(ScoreRequest request, RandomStreams streams, EpochListener listener) {
        TrainingData images = data.trainingData(
                request.task().data(),
                request.fingerprint(),
                request.scored().input().resolution(),
                listener::reading);
        TrainingBatches batches = new TrainingBatches(
                new PixelReader(images.train(), images.normalisation()), IMAGES, Augmentation.NONE, streams);
        batches.startEpoch();
        return batches.batch(0);
    }
}

package io.nas4j.evaluator.train;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.Score;
import io.nas4j.core.evaluation.ScoreRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.OwnerOnly;
import io.nas4j.core.study.Execution;
import io.nas4j.core.transfer.Transfer;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.weights.Safetensors;
import io.nas4j.core.weights.TransferredWeights;
import io.nas4j.core.weights.Weights;
import io.nas4j.core.weights.WeightsMetadata;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.EngineProvider;
import io.nas4j.evaluator.latency.InferenceLatency;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** Trains in this process and thread. A network that crashes takes the process with it: a search uses workers. */
public final class LocalEvaluator implements TrialEvaluator {

    /** Begins the note of a trial whose network was trained and could not be timed. */
    public static final String NOT_TIMED = "latency was not measured: ";

    private static final Pattern NATIVE_OUT_OF_MEMORY = Pattern.compile(
            "out of memory|can't allocate memory|cannot allocate memory|not enough memory|bad_alloc|bad alloc");

    /** After it nothing works on the GPU any more in this process: a worker must end, and be replaced. */
    private static final String CARD_LOST = "CUDA error";

    private final EngineProvider engines;
    private final TrainingDataCache data;
    private final UntrainedScores scores;
    private final SupernetTrials supernets;

    public LocalEvaluator(EngineProvider engines, TrainingDataCache data) {
        this.engines = engines;
        this.data = data;
        this.supernets = new SupernetTrials(data);
        this.scores = new UntrainedScores(data, supernets);
    }

    /**
     * Trains a network.
     *
     * @throws InvalidInputException where data set or engine are wrong; no trial of the study could succeed
     * @throws WorkFailedException where a file cannot be written
     * @throws RuntimeException of LibTorch, where this process has lost its GPU
     */
    @Override
    public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
        try {
            if (Execution.judges(request.engine())) {
                return supernets.evaluate(request, listener);
            }
            int resolution = request.trained().input().resolution();
            Engine engine = engines.engine(request.engine());
            listener.reading();
            TrainingData images = normalised(
                    data.trainingData(request.task().data(), request.fingerprint(), resolution, listener::reading),
                    request.task().transfer());
            listener.progress();
            Optional<Lessons> lessons = Lessons.of(engine, request, images.train(), listener::progress);
            Outcome outcome = new Trainer(engine, request, images, lessons)
                    .train(
                            listener,
                            () -> data.test(request.task().data(), resolution, listener::reading),
                            weights -> request.weightsFile().ifPresent(file -> write(request, images, weights, file)));
            return timed(outcome, request, listener);
        } catch (InvalidInputException | WorkFailedException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            return new Outcome.Failed(FailureCause.OUT_OF_MEMORY, "out of memory: " + sentence(e));
        } catch (RuntimeException | Error e) {
            String sentence = sentence(e);
            boolean memory = NATIVE_OUT_OF_MEMORY
                    .matcher(sentence.toLowerCase(Locale.ROOT))
                    .find();
            if (!memory && sentence.contains(CARD_LOST)) {
                throw e;
            }
            return new Outcome.Failed(memory ? FailureCause.OUT_OF_MEMORY : FailureCause.ERROR, sentence);
        }
    }

    /** Weights of others go on seeing images as they have learnt to. */
    private static TrainingData normalised(TrainingData images, Transfer transfer) {
        return transfer.fresh()
                ? images
                : images.with(TransferredWeights.source(transfer).normalisation());
    }

    /**
     * With what inference takes, where that was asked for and LibTorch runs here. A network that was trained is not lost
     * where it cannot be timed, as for a batch that needs too much memory; and who listens has its outcome before, should
     * timing take this process with it.
     */
    private static Outcome timed(Outcome outcome, EvaluationRequest request, EpochListener listener) {
        if (outcome instanceof Outcome.Failed || request.latencyBatches().isEmpty() || !TorchEngine.available()) {
            return outcome;
        }
        listener.trained(outcome);
        try {
            return outcome.withLatencies(
                    InferenceLatency.of(request.architecture(), request.latencyBatches(), listener::progress));
        } catch (RuntimeException | Error e) {
            return outcome.withNote(Optional.of(NOT_TIMED + sentence(e)));
        }
    }

    private static void write(EvaluationRequest request, TrainingData data, Weights weights, Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                OwnerOnly.createFolders(folder);
            }
        } catch (IOException e) {
            throw new WorkFailedException("cannot write " + file + ": " + AtomicFile.reason(e), e);
        }
        WeightsMetadata metadata = new WeightsMetadata(
                request.architecture(), data.normalisation(), data.train().classNames());
        Safetensors.write(file, weights, metadata.texts());
    }

    /** What happened and where, in one line. */
    static String sentence(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        String message = e.getMessage() == null
                ? ""
                : ": " + e.getMessage().lines().findFirst().orElse("");
        String place = trace.length == 0 ? "" : " (at " + trace[0] + ")";
        return e.getClass().getSimpleName() + message + place;
    }

    @Override
    public SortedMap<String, Score> score(ScoreRequest request, EpochListener listener) {
        return scores.of(request, listener);
    }

    @Override
    public void close() {}
}

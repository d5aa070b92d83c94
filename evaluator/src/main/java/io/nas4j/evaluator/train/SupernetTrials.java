package io.nas4j.evaluator.train;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.supernet.PathJudgement;
import io.nas4j.evaluator.supernet.SupernetFile;
import io.nas4j.evaluator.supernet.SupernetRecipe;
import io.nas4j.evaluator.torch.TorchSupernet;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Judges networks as paths of a trained supernet, which stays loaded from one trial to the next. */
final class SupernetTrials {

    private static final double NANOS = 1e9;

    private final TrainingDataCache data;
    private @Nullable Loaded loaded;

    private record Loaded(Path path, SupernetFile file, TorchSupernet network, List<Batch> batches) {}

    SupernetTrials(TrainingDataCache data) {
        this.data = data;
    }

    /**
     * What a trial comes to: one epoch, which says how the path judges the validation images.
     *
     * @throws io.nas4j.space.InvalidInputException where the supernet cannot be read, or the data set is wrong
     */
    Outcome evaluate(EvaluationRequest request, EpochListener listener) {
        long began = System.nanoTime();
        PathJudgement judged = judge(request.engine(), request.architecture(), listener);
        double seconds = (System.nanoTime() - began) / NANOS;
        if (!Double.isFinite(judged.loss())) {
            return new Outcome.Failed(FailureCause.DIVERGED, "the logits of its path are infinite or NaN");
        }
        listener.epoch(new Epoch(
                1,
                judged.loss(),
                judged.accuracy(),
                OptionalDouble.of(judged.loss()),
                0,
                seconds,
                judged.images() / Math.max(seconds, 1 / NANOS)));
        return new Outcome.Complete(judged.accuracy(), OptionalDouble.empty());
    }

    private static void requireSame(Path path, String engine) {
        if (!Execution.judgingBy(path).equals(engine)) {
            throw new InvalidInputException("supernet " + path + " has changed since the study began, so that its"
                    + " judgements would be others; bring the old file back and resume, or begin another study");
        }
    }

    /**
     * How a supernet judges a network, on its own validation images.
     *
     * @param engine names the supernet: {@code supernet:FILE#HASH}
     * @throws InvalidInputException where it cannot be read or has changed, or the data set is wrong
     */
    PathJudgement judge(String engine, Architecture network, EpochListener listener) {
        Loaded supernet = load(engine, listener);
        return supernet.network().judge(supernet.file().plan(network), supernet.batches());
    }

    private Loaded load(String engine, EpochListener listener) {
        Path path = Execution.supernet(engine);
        if (loaded != null && loaded.path().equals(path)) {
            return loaded;
        }
        if (loaded != null) {
            loaded.network().close();
        }
        SupernetFile file = SupernetFile.read(path);
        requireSame(path, engine);
        listener.reading();
        StudyConfig study = file.study();
        TrainingData images = data.trainingData(
                study.plan().task().data(), study.data().fingerprint(), file.resolution(), listener::reading);
        listener.progress();
        List<Batch> batches = EqualBatches.toJudge(
                new PixelReader(images.validation(), file.facts().normalisation()));
        loaded = new Loaded(
                path, file, new TorchSupernet(file.tensors(), file.weights(), SupernetRecipe.OPTIMISATION), batches);
        return loaded;
    }
}

package io.nas4j.evaluator.train;

import io.nas4j.core.evaluation.Checkpointing;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.WantedResults;
import io.nas4j.core.json.RequestJson;
import io.nas4j.core.prune.StopRule;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Progression;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.transfer.LearningParts;
import io.nas4j.core.transfer.Transfer;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.weights.TransferredWeights;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.checkpoint.CheckpointFile;
import io.nas4j.evaluator.checkpoint.Checkpoints;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.NetworkPlan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Trains one network as its task says and judges it after every epoch. */
final class Trainer implements Stages.Maker {

    private static final double NANOS = 1e9;

    private final Engine engine;
    private final EvaluationRequest request;
    private final Recipe recipe;
    private final TrainingData data;
    private final NetworkPlan plan;
    private final Optimisation optimisation;
    private final RandomStreams streams;
    private final Optional<Lessons> lessons;
    private final LearningRate learningRate;
    private final int stepsPerEpoch;
    private final int batchSize;

    /**
     * Lays everything out; nothing native is made yet.
     *
     * @param lessons of the request's teacher, on the training images
     * @throws InvalidInputException where network and data set do not fit
     */
    Trainer(Engine engine, EvaluationRequest request, TrainingData data, Optional<Lessons> lessons) {
        this.engine = engine;
        this.request = request;
        this.recipe = request.task().recipe();
        this.data = data;
        this.plan = NetworkPlan.of(request.trained());
        OptimizerSettings optimizer = recipe.optimizer();
        Transfer transfer = request.task().transfer();
        this.optimisation = new Optimisation(
                optimizer.rule(),
                optimizer.momentum(),
                optimizer.weightDecay(),
                optimizer.decayAll(),
                optimizer.clipNorm(),
                recipe.labelSmoothing(),
                Optional.of(transfer)
                        .filter(from -> !from.fresh())
                        .map(from -> LearningParts.of(from, request.trained())));
        transfer.freeze().requireFits(request.trained());
        this.streams = new RandomStreams(request.seed());
        checkFit(data.train());
        this.lessons = lessons;
        recipe.requireFits(resolution());
        TrainingBatches first = batches(step(1));
        this.stepsPerEpoch = first.perEpoch();
        this.batchSize = first.batchSize();
        this.learningRate = LearningRate.of(optimizer, stepsPerEpoch, recipe.epochs());
    }

    private int resolution() {
        return request.trained().input().resolution();
    }

    /** What an epoch trains on. */
    private Progression.Step step(int epoch) {
        return recipe.progression().at(epoch, recipe.epochs(), resolution());
    }

    private boolean isLast(Progression.Step step) {
        return step.equals(step(recipe.epochs()));
    }

    @Override
    public TrainingBatches batches(Progression.Step step) {
        LabelledImages images = isLast(step) ? data.train() : data.train().resized(step.pixels());
        return new TrainingBatches(
                new PixelReader(images, data.normalisation()),
                recipe.batchSize(),
                step.of(recipe.augmentation(), resolution()),
                lessons,
                streams);
    }

    @Override
    public TrainableNetwork network(Progression.Step step, Weights weights) {
        if (isLast(step)) {
            return build(plan, weights);
        }
        Architecture whole = request.trained();
        Architecture smaller =
                whole.withResolution(step.pixels()).withDropout(whole.drops().dropout() * step.strength());
        return build(NetworkPlan.of(smaller), weights);
    }

    private void checkFit(LabelledImages images) {
        String dataset = request.task().data().dataset();
        int classes = request.architecture().classes();
        if (classes != images.classNames().size()) {
            throw new InvalidInputException("the network must have as many classes as data set " + dataset + ", "
                    + images.classNames().size() + ", but has " + classes);
        }
        int channels = request.architecture().input().channels();
        if (channels != images.channels()) {
            throw new InvalidInputException("the network must read as many channels as data set " + dataset + " has, "
                    + images.channels() + ", but reads " + channels);
        }
    }

    /**
     * Trains to the end, or until the loss is no longer a number, nothing is learned at all, or the request's rule ends it.
     *
     * @param test is asked only where the request wants it
     * @param keepBest is given the weights of the best epoch at the end, where the request names a file
     */
    Outcome train(EpochListener listener, Supplier<LabelledImages> test, WeightsSink keepBest) {
        Weights initial = initial();
        Course course = new Course(System::nanoTime);
        StuckAtChance stuck =
                new StuckAtChance(data, recipe.labelSmoothing(), lessons, learningRate.warmupSteps(), stepsPerEpoch);
        Optional<WeightAverage> average =
                recipe.averaging() > 0 ? Optional.of(new WeightAverage(recipe.averaging(), initial)) : Optional.empty();
        try (Stages stages = new Stages(this, step(1), initial)) {
            Checkpoints checkpoints = checkpoints(Stream.concat(Stream.of(course, stages, stuck), average.stream())
                    .toList());
            checkpoints.goOn();
            course.epochs().forEach(listener::epoch);
            Optional<Outcome> early = epochs(stages, average, course, stuck, checkpoints, listener);
            if (early.isPresent()) {
                return early.get();
            }
        }
        OptionalDouble testAccuracy = OptionalDouble.empty();
        if (request.measureTest()) {
            testAccuracy = testAccuracy(course.bestWeights().orElseThrow(), test.get(), listener);
            if (testAccuracy.isEmpty()) {
                return diverged("the logits of test images became infinite or NaN", recipe.epochs());
            }
        }
        course.bestWeights().ifPresent(keepBest::keep);
        return new Outcome.Complete(course.best(), testAccuracy);
    }

    /** A training that asks for the same is the same; where files are, and what it may take, makes no difference. */
    private Checkpoints checkpoints(List<TrainingState.Holder> parts) {
        Optional<Checkpointing> wanted = request.wanted().checkpoint();
        String training =
                RequestJson.write(request.with(WantedResults.NONE).withLimits(TrialLimits.NONE)) + " " + needsBest();
        return new Checkpoints(
                wanted.map(checkpoint -> new CheckpointFile(checkpoint.file(), training)),
                wanted.map(Checkpointing::seconds).orElse(0.0),
                parts,
                System::nanoTime);
    }

    private boolean needsBest() {
        return request.measureTest() || request.weightsFile().isPresent();
    }

    /** Runs the epochs that are left; what came of the training where it ended before the last one. */
    private Optional<Outcome> epochs(
            Stages stages,
            Optional<WeightAverage> average,
            Course course,
            StuckAtChance stuck,
            Checkpoints checkpoints,
            EpochListener listener) {
        PixelReader validation = new PixelReader(data.validation(), data.normalisation());
        while (course.number() <= recipe.epochs()) {
            int number = course.number();
            stages.enter(step(number));
            double loss = epoch(stages, average, course, stuck, checkpoints, listener);
            double trained = course.seconds();
            if (!Double.isFinite(loss)) {
                return Optional.of(diverged("the loss became " + Decimals.text(loss), number));
            }
            Optional<Judgement> judged = judged(stages, average, validation, listener);
            if (judged.isEmpty()) {
                return Optional.of(diverged("the logits became infinite or NaN", number));
            }
            double accuracy = judged.get().accuracy();
            Epoch epoch = new Epoch(
                    number,
                    loss,
                    accuracy,
                    OptionalDouble.of(judged.get().loss()),
                    learningRate.at((long) number * stepsPerEpoch - 1),
                    course.seconds(),
                    stepsPerEpoch * batchSize / Math.max(trained, 1 / NANOS));
            course.end(
                    epoch,
                    needsBest() && accuracy > course.best()
                            ? Optional.of(kept(stages.network(), average))
                            : Optional.empty());
            Optional<Outcome> early = ended(course, stuck, accuracy);
            if (early.isEmpty()) {
                // before anybody hears of the epoch: who stops a training then loses nothing
                checkpoints.keep();
            }
            listener.epoch(epoch);
            if (early.isPresent()) {
                return early;
            }
        }
        return Optional.empty();
    }

    /** What comes of a training that goes on no more after the epoch that has just ended. */
    private Optional<Outcome> ended(Course course, StuckAtChance stuck, double accuracy) {
        int number = course.epochs().size();
        if (stuck.after(accuracy)) {
            return Optional.of(diverged("the network still did no better than guessing", number));
        }
        StopRule rule = request.stopRule();
        return number < recipe.epochs() && rule.ends(number, course.worth(rule))
                ? Optional.of(new Outcome.Pruned(course.best()))
                : Optional.empty();
    }

    private Weights initial() {
        Weights fresh = Weights.initial(plan, streams.stream("initial weights"));
        Transfer transfer = request.task().transfer();
        return transfer.fresh()
                ? fresh.withSilentBranches(plan)
                : TransferredWeights.of(plan, data.train().classNames(), TransferredWeights.source(transfer), fresh);
    }

    /** Where the best weights go. */
    @FunctionalInterface
    interface WeightsSink {
        void keep(Weights weights);
    }

    /** What is left of a pass over the training images; the mean loss of all of it, or the first one that is not finite. */
    private double epoch(
            Stages stages,
            Optional<WeightAverage> average,
            Course course,
            StuckAtChance stuck,
            Checkpoints checkpoints,
            EpochListener listener) {
        TrainableNetwork network = stages.network();
        TrainingBatches batches = stages.batches();
        if (course.steps() == 0) {
            batches.startEpoch();
        }
        long firstStep = (long) (course.number() - 1) * stepsPerEpoch;
        for (int step = course.steps(); step < stepsPerEpoch; step++) {
            double loss = network.trainStep(batches.batch(step), learningRate.at(firstStep + step));
            if (!Double.isFinite(loss)) {
                return loss;
            }
            average.ifPresent(moving -> moving.add(network.weights()));
            course.step(loss);
            stuck.step(firstStep + step, loss);
            listener.progress();
            if (checkpoints.due() && checkpoints.keep()) {
                listener.kept();
            }
        }
        return course.loss();
    }

    /** The weights that are judged: their average, where the recipe has one. */
    private static Weights kept(TrainableNetwork network, Optional<WeightAverage> average) {
        return average.map(WeightAverage::weights).orElseGet(network::weights);
    }

    /** Validation images have their full size in every stage. */
    private Optional<Judgement> judged(
            Stages stages, Optional<WeightAverage> average, PixelReader validation, EpochListener listener) {
        if (average.isEmpty() && isLast(stages.now())) {
            return Judgement.of(stages.network(), validation, recipe.batchSize(), listener::progress);
        }
        try (TrainableNetwork whole = build(plan, kept(stages.network(), average))) {
            return Judgement.of(whole, validation, recipe.batchSize(), listener::progress);
        }
    }

    private OptionalDouble testAccuracy(Weights best, LabelledImages test, EpochListener listener) {
        try (TrainableNetwork network = build(plan, best)) {
            return Judgement.of(
                            network,
                            new PixelReader(test, data.normalisation()),
                            recipe.batchSize(),
                            listener::progress)
                    .map(judged -> OptionalDouble.of(judged.accuracy()))
                    .orElse(OptionalDouble.empty());
        }
    }

    private TrainableNetwork build(NetworkPlan network, Weights weights) {
        return engine.build(network, weights, optimisation, streams.seedOf("dropout"));
    }

    private Outcome diverged(String what, int epoch) {
        return new Outcome.Failed(
                FailureCause.DIVERGED,
                what + " in epoch " + epoch + " of " + recipe.epochs() + "; the learning rate was "
                        + Decimals.text(recipe.optimizer().learningRate()));
    }
}

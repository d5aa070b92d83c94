package io.nas4j.cli.input;

import io.nas4j.api.request.TaskRequest;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Progression;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.Schedule;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.evaluator.data.image.ImageCounts;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How each network is trained, but for how long. */
public final class TaskOptions {

    @Option(
            names = "--train-images",
            paramLabel = "N",
            description = "Training images that a network sees in an epoch, drawn evenly over the classes; 0 takes all"
                    + " that are not for validation. By default " + TaskRequest.ENOUGH_TO_TRAIN
                    + ", or all where there are fewer.")
    private Optional<Integer> trainImages = Optional.empty();

    @Option(
            names = "--validation-images",
            paramLabel = "N",
            description =
                    "Images that measure accuracy: split off the training set, or taken of a data set's own validation"
                            + " images. By default " + TaskRequest.ENOUGH_TO_VALIDATE
                            + ", or where that is fewer, a tenth of the training set"
                            + " or all of its own.")
    private Optional<Integer> validationImages = Optional.empty();

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "" + TaskRequest.BATCH_SIZE,
            description = "Images in a training step. Default: ${DEFAULT-VALUE}.")
    private int batchSize;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            defaultValue = "adamw",
            description = "adamw, sgd with momentum, or rmsprop with momentum. Default: ${DEFAULT-VALUE}.")
    private String optimizer;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            description =
                    "The learning rate at its peak. By default 0.01 for adamw, 0.016 for rmsprop and 0.1 for" + " sgd.")
    private Optional<Double> learningRate = Optional.empty();

    @Option(
            names = "--schedule",
            paramLabel = "FORM",
            defaultValue = "cosine",
            description = "How the learning rate falls: cosine, to 0 along a half cosine; constant; or"
                    + " exponential:FACTOR:EPOCHS, by FACTOR every EPOCHS epochs. Default: ${DEFAULT-VALUE}.")
    private String schedule;

    @Option(
            names = "--ema",
            paramLabel = "X",
            defaultValue = "0",
            description =
                    "Decay of a moving average of the weights, which is judged and kept in their place; 0 for none."
                            + " Default: ${DEFAULT-VALUE}.")
    private double ema;

    @Option(
            names = "--warmup-steps",
            paramLabel = "N",
            defaultValue = "20",
            description = "Steps in which the learning rate rises from 0. Default: ${DEFAULT-VALUE}.")
    private int warmupSteps;

    @Option(
            names = "--warmup-epochs",
            paramLabel = "X",
            defaultValue = "0",
            description = "Epochs in which the learning rate rises from 0, where these are longer than --warmup-steps."
                    + " Default: ${DEFAULT-VALUE}.")
    private double warmupEpochs;

    @Option(
            names = "--momentum",
            paramLabel = "X",
            defaultValue = "0.9",
            description = "Momentum of the gradients; beta 1 of adamw. Default: ${DEFAULT-VALUE}.")
    private double momentum;

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            description =
                    "Decay of kernels. sgd and rmsprop add it to the gradient; adamw applies it beside the gradient, times"
                            + " the learning rate. By default 0.1 for adamw, 0.00001 for rmsprop and 0.0001 for sgd.")
    private Optional<Double> weightDecay = Optional.empty();

    @Option(
            names = "--decay-all",
            description = "Let the scales and shifts of batch norms and all biases decay too, as kernels do.")
    private boolean decayAll;

    @Option(
            names = "--clip-norm",
            paramLabel = "X",
            defaultValue = "0",
            description = "The most that the length of all gradients together may be; longer ones are shortened to it."
                    + " 0 for no limit. Default: ${DEFAULT-VALUE}.")
    private double clipNorm;

    @Option(
            names = "--label-smoothing",
            paramLabel = "X",
            defaultValue = "0",
            description = "Share of each label that is spread over all classes. Default: ${DEFAULT-VALUE}.")
    private double labelSmoothing;

    @Option(
            names = "--augment",
            paramLabel = "TEXT",
            defaultValue = "none",
            description = "How training images are changed at random: none, or some of crop or resized-crop:SHARE (at"
                    + " least that share of the area), flip, cutout:SIDE (pixels), erasing:P (a probability), randaugment:N:M (N"
                    + " operations of magnitude M, 0 to 30) or autoaugment:cifar10 or :imagenet (a learned policy), mixup:A"
                    + " and cutmix:A (shares from Beta(A, A)), with commas between. Default: ${DEFAULT-VALUE}.")
    private String augment;

    @Option(
            names = "--progressive",
            paramLabel = "S:PIXELS:X",
            defaultValue = "none",
            description =
                    "Train in S stages of equal epochs, the first with images of PIXELS a side and with the share X"
                            + " (0.01 to 1) of dropout, of randaugment's magnitude and of mixup and cutmix; both grow from stage to"
                            + " stage. Default: ${DEFAULT-VALUE}.")
    private String progressive;

    @Option(
            names = "--max-unreadable",
            paramLabel = "X",
            defaultValue = "0.01",
            description = "Fraction of the images of images:DIR that may be unreadable; these are left out. Default:"
                    + " ${DEFAULT-VALUE}.")
    private double maxUnreadable;

    @Option(
            names = "--data-seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of the split and of what 'shapes' draws. Default: ${DEFAULT-VALUE}.")
    private long dataSeed;

    /** The task as far as opening a data set goes, or where nothing is trained. */
    public TrainingTask task(String dataset, int epochs) {
        return request(epochs).task(dataset);
    }

    /**
     * The task on a data set, on networks as they are.
     *
     * @param images that the data set has
     */
    public TrainingTask task(String dataset, ImageCounts images, int epochs) {
        return request(epochs).task(dataset, images);
    }

    /** What was given. */
    public TaskRequest request(int epochs) {
        Optimizer rule = Optimizer.parse(optimizer);
        return new TaskRequest(
                new Recipe(
                        epochs,
                        batchSize,
                        new OptimizerSettings(
                                rule,
                                learningRate.orElse(rule.usualRate()),
                                warmupSteps,
                                momentum,
                                weightDecay.orElse(rule.usualDecay()),
                                Schedule.parse(schedule),
                                warmupEpochs,
                                decayAll,
                                clipNorm),
                        labelSmoothing,
                        Augmentation.parse(augment),
                        ema,
                        Progression.parse(progressive)),
                trainImages,
                validationImages,
                dataSeed,
                maxUnreadable);
    }
}

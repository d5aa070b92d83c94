package io.nas4j.cli.input;

import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.TrainingTask;
import picocli.CommandLine.Option;

/** How each network is trained: the proxy task. */
public final class TrainingOptions {

    @Option(
            names = "--train-images",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Training pictures a network sees in an epoch, drawn evenly over the classes; 0 for all that are"
                            + " not validation. Default: 0.")
    private int trainImages;

    @Option(
            names = "--validation-images",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Pictures split off the training set that accuracy is measured on. Default: 1000.")
    private int validationImages;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "3", description = "Default: 3.")
    private int epochs;

    @Option(names = "--batch-size", paramLabel = "N", defaultValue = "64", description = "Default: 64.")
    private int batchSize;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            defaultValue = "0.1",
            description = "At its peak; falls to 0 along a half cosine. Default: 0.1.")
    private double learningRate;

    @Option(
            names = "--warmup-steps",
            paramLabel = "N",
            defaultValue = "20",
            description = "Steps over which the learning rate rises from 0. Default: 20.")
    private int warmupSteps;

    @Option(names = "--momentum", paramLabel = "X", defaultValue = "0.9", description = "Default: 0.9.")
    private double momentum;

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            defaultValue = "0.0001",
            description = "On kernels. Default: 0.0001.")
    private double weightDecay;

    @Option(names = "--label-smoothing", paramLabel = "X", defaultValue = "0.1", description = "Default: 0.1.")
    private double labelSmoothing;

    @Option(
            names = "--augment",
            paramLabel = "TEXT",
            defaultValue = "crop,flip",
            description =
                    "How training pictures are changed at random: 'none', or some of crop, flip, cutout:SIDE (pixels) and"
                            + " randaugment:N:M (N operations of magnitude M, 0 to 30), separated by commas. Default: crop,flip.")
    private String augment;

    @Option(
            names = "--max-unreadable",
            paramLabel = "X",
            defaultValue = "0.01",
            description = "Fraction of the pictures of images:DIR that may be unreadable and are then left out."
                    + " Default: 0.01.")
    private double maxUnreadable;

    @Option(
            names = "--data-seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of the split and of what 'shapes' draws. Default: 0.")
    private long dataSeed;

    /** The task on a data set, on networks as they are. */
    public TrainingTask task(String dataset) {
        return new TrainingTask(
                dataset,
                trainImages,
                validationImages,
                epochs,
                batchSize,
                learningRate,
                warmupSteps,
                momentum,
                weightDecay,
                labelSmoothing,
                Augmentation.parse(augment),
                dataSeed,
                maxUnreadable,
                Reduction.NONE);
    }
}

package io.nas4j.cli.input;

import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Input;
import picocli.CommandLine.Option;

/** How each network is trained: the proxy task. */
public final class TrainingOptions {

    private static final String OWN = "own";
    private static final String HALF = "half";
    private static final String PROXY_RESOLUTION = HALF;
    private static final int LEAST_TO_HALVE = 32;

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
            names = "--proxy-resolution",
            paramLabel = "R",
            defaultValue = PROXY_RESOLUTION,
            description =
                    "Pixels a side that the search's networks are trained at, whatever they read themselves: a number, own,"
                            + " or half: half of their own where that is 32 or more. The baseline and the grid train at"
                            + " their own. Default: ${DEFAULT-VALUE}.")
    private String resolution;

    @Option(
            names = "--data-seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of the split and of what 'shapes' draws. Default: 0.")
    private long dataSeed;

    /**
     * The task on a data set.
     *
     * @param own resolution of the networks
     */
    public TrainingTask task(String dataset, int own) {
        return task(dataset).withResolution(resolution(own));
    }

    private int resolution(int own) {
        return switch (resolution) {
            case OWN -> 0;
            case HALF -> own < LEAST_TO_HALVE ? 0 : own / 2;
            default -> {
                if (!resolution.matches("[1-9][0-9]{0,3}")) {
                    throw new InvalidInputException(
                            "--proxy-resolution must be own, half, or a number of pixels from 1 to "
                                    + Input.MAX_RESOLUTION + ", but was '" + resolution + "'");
                }
                yield Integer.parseInt(resolution);
            }
        };
    }

    /** The task as far as data sets are concerned, which are opened before a network's resolution is known. */
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
                0);
    }
}

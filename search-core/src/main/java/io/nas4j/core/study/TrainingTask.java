package io.nas4j.core.study;

import io.nas4j.space.Require;

/**
 * How a network is trained and judged: the proxy task of a search, or the longer one of a baseline. The learning rate falls
 * from {@code learningRate} to 0 along a half cosine over all steps after a linear warm-up.
 *
 * @param dataset as the user names it: {@code shapes}, {@code cifar10:DIR}, {@code images:DIR}
 * @param trainImages at most so many training images, drawn stratified; 0 for all that are not validation
 * @param validationImages images split from the training set, stratified, that accuracy is measured on
 * @param warmupSteps over which the learning rate rises from 0
 * @param momentum the share of the steps before in a step; Adam's beta 1
 * @param weightDecay on kernels only
 * @param augmentation of training images
 * @param dataSeed of the split and of what {@code shapes} draws
 * @param maxUnreadable fraction of a data set's images that may be unreadable and are then left out
 * @param reduction how the network is made smaller before
 */
public record TrainingTask(
        String dataset,
        int trainImages,
        int validationImages,
        int epochs,
        int batchSize,
        Optimizer optimizer,
        double learningRate,
        int warmupSteps,
        double momentum,
        double weightDecay,
        double labelSmoothing,
        Augmentation augmentation,
        long dataSeed,
        double maxUnreadable,
        Reduction reduction) {

    /** One image in a hundred may be unreadable. */
    public static final double DEFAULT_MAX_UNREADABLE = 0.01;

    public TrainingTask {
        Require.between("training images", trainImages, 0, 100_000_000);
        Require.between("validation images", validationImages, 1, 100_000_000);
        Require.between("epochs", epochs, 1, 100_000);
        Require.between("batch size", batchSize, 2, 65_536);
        Require.positive("learning rate", learningRate);
        Require.between("warm-up steps", warmupSteps, 0, 1_000_000_000);
        Require.between("momentum", momentum, 0.0, 0.9999);
        Require.between("weight decay", weightDecay, 0.0, 1.0);
        Require.between("label smoothing", labelSmoothing, 0.0, 0.99);
        Require.between("fraction of unreadable images", maxUnreadable, 0.0, 1.0);
    }

    /** A task on the networks as they are that passes over {@link #DEFAULT_MAX_UNREADABLE} of the images at most. */
    public TrainingTask(
            String dataset,
            int trainImages,
            int validationImages,
            int epochs,
            int batchSize,
            Optimizer optimizer,
            double learningRate,
            int warmupSteps,
            double momentum,
            double weightDecay,
            double labelSmoothing,
            Augmentation augmentation,
            long dataSeed) {
        this(
                dataset,
                trainImages,
                validationImages,
                epochs,
                batchSize,
                optimizer,
                learningRate,
                warmupSteps,
                momentum,
                weightDecay,
                labelSmoothing,
                augmentation,
                dataSeed,
                DEFAULT_MAX_UNREADABLE,
                Reduction.NONE);
    }

    /** The same task for another number of epochs. */
    public TrainingTask withEpochs(int count) {
        return with(trainImages, validationImages, count, batchSize, learningRate, warmupSteps, reduction);
    }

    /** The same task on another number of training images; 0 for all. */
    public TrainingTask withTrainImages(int count) {
        return with(count, validationImages, epochs, batchSize, learningRate, warmupSteps, reduction);
    }

    /** The same task on another number of validation images. */
    public TrainingTask withValidationImages(int count) {
        return with(trainImages, count, epochs, batchSize, learningRate, warmupSteps, reduction);
    }

    /** The same task with other batches. */
    public TrainingTask withBatchSize(int size) {
        return with(trainImages, validationImages, epochs, size, learningRate, warmupSteps, reduction);
    }

    /** The same task at another learning rate. */
    public TrainingTask withLearningRate(double rate) {
        return with(trainImages, validationImages, epochs, batchSize, rate, warmupSteps, reduction);
    }

    /** The same task by another optimizer, at its usual learning rate and weight decay; itself where that is its own. */
    public TrainingTask withOptimizer(Optimizer other) {
        if (other == optimizer) {
            return this;
        }
        return new TrainingTask(
                dataset,
                trainImages,
                validationImages,
                epochs,
                batchSize,
                other,
                other.usualRate(),
                warmupSteps,
                momentum,
                other.usualDecay(),
                labelSmoothing,
                augmentation,
                dataSeed,
                maxUnreadable,
                reduction);
    }

    /** The same task with another warm-up. */
    public TrainingTask withWarmupSteps(int steps) {
        return with(trainImages, validationImages, epochs, batchSize, learningRate, steps, reduction);
    }

    /** The same task with another smoothing of labels and other changes of images. */
    public TrainingTask withRegularisation(double smoothing, Augmentation changes) {
        return new TrainingTask(
                dataset,
                trainImages,
                validationImages,
                epochs,
                batchSize,
                optimizer,
                learningRate,
                warmupSteps,
                momentum,
                weightDecay,
                smoothing,
                changes,
                dataSeed,
                maxUnreadable,
                reduction);
    }

    /** The same task on networks that are made smaller otherwise. */
    public TrainingTask with(Reduction other) {
        return with(trainImages, validationImages, epochs, batchSize, learningRate, warmupSteps, other);
    }

    private TrainingTask with(
            int newTrainImages,
            int newValidationImages,
            int newEpochs,
            int newBatchSize,
            double newLearningRate,
            int newWarmupSteps,
            Reduction newReduction) {
        return new TrainingTask(
                dataset,
                newTrainImages,
                newValidationImages,
                newEpochs,
                newBatchSize,
                optimizer,
                newLearningRate,
                newWarmupSteps,
                momentum,
                weightDecay,
                labelSmoothing,
                augmentation,
                dataSeed,
                maxUnreadable,
                newReduction);
    }
}

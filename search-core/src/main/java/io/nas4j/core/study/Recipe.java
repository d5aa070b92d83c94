package io.nas4j.core.study;

import io.nas4j.space.Require;
import java.util.function.UnaryOperator;

/**
 * How a network is trained on its images.
 *
 * @param epochs the passes over the training images
 * @param batchSize the images of a step
 * @param optimizer the optimizer with its settings
 * @param labelSmoothing the share of each label that is spread evenly over all classes
 * @param augmentation the random changes of training images
 */
public record Recipe(
        int epochs, int batchSize, OptimizerSettings optimizer, double labelSmoothing, Augmentation augmentation) {

    public Recipe {
        Require.between("epochs", epochs, 1, 100_000);
        Require.between("batch size", batchSize, 2, 65_536);
        Require.between("label smoothing", labelSmoothing, 0.0, 0.99);
    }

    /** Training on the images and labels as they are. */
    public static Recipe plain(int epochs, int batchSize, OptimizerSettings optimizer) {
        return new Recipe(epochs, batchSize, optimizer, 0, Augmentation.NONE);
    }

    /** The same for another number of epochs. */
    public Recipe withEpochs(int count) {
        return new Recipe(count, batchSize, optimizer, labelSmoothing, augmentation);
    }

    /** The same with other settings of the optimizer. */
    public Recipe withOptimizer(UnaryOperator<OptimizerSettings> change) {
        return new Recipe(epochs, batchSize, change.apply(optimizer), labelSmoothing, augmentation);
    }

    /** The same with another smoothing of labels and other changes of images. */
    public Recipe withRegularization(double smoothing, Augmentation changes) {
        return new Recipe(epochs, batchSize, optimizer, smoothing, changes);
    }
}

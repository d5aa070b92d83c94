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
 * @param averaging the decay of the moving average of the weights, which is judged and kept in their place; 0 for none
 * @param progression how images and regularisation grow while a network is trained
 */
public record Recipe(
        int epochs,
        int batchSize,
        OptimizerSettings optimizer,
        double labelSmoothing,
        Augmentation augmentation,
        double averaging,
        Progression progression) {

    public Recipe {
        Require.between("epochs", epochs, 1, 100_000);
        Require.between("batch size", batchSize, 2, 65_536);
        Require.between("label smoothing", labelSmoothing, 0.0, 0.99);
        Require.between("the decay of averaged weights", averaging, 0.0, 0.999999);
    }

    /** Training on the images and labels as they are. */
    public static Recipe plain(int epochs, int batchSize, OptimizerSettings optimizer) {
        return new Recipe(epochs, batchSize, optimizer, 0, Augmentation.NONE, 0, Progression.NONE);
    }

    /** The same for another number of epochs. */
    public Recipe withEpochs(int count) {
        return new Recipe(count, batchSize, optimizer, labelSmoothing, augmentation, averaging, progression);
    }

    /** The same with other settings of the optimizer. */
    public Recipe withOptimizer(UnaryOperator<OptimizerSettings> change) {
        return new Recipe(
                epochs, batchSize, change.apply(optimizer), labelSmoothing, augmentation, averaging, progression);
    }

    /** The same with another smoothing of labels and other changes of images. */
    public Recipe withRegularization(double smoothing, Augmentation changes) {
        return new Recipe(epochs, batchSize, optimizer, smoothing, changes, averaging, progression);
    }

    /** The same with another moving average of the weights. */
    public Recipe withAveraging(double decay) {
        return new Recipe(epochs, batchSize, optimizer, labelSmoothing, augmentation, decay, progression);
    }

    /** The same with images and regularisation that grow otherwise. */
    public Recipe with(Progression other) {
        return new Recipe(epochs, batchSize, optimizer, labelSmoothing, augmentation, averaging, other);
    }

    /**
     * Refuses what does not fit the size of the images.
     *
     * @param pixels a side of the images that networks are trained on
     */
    public void requireFits(int pixels) {
        augmentation.requireFits(pixels);
        progression.requireFits(pixels);
    }
}

package io.nas4j.core.study;

import io.nas4j.space.Require;

/**
 * The images that a network is trained and judged on.
 *
 * @param dataset the data set as the user names it: {@code shapes}, {@code cifar10:DIR}, {@code images:DIR}
 * @param trainImages the most training images, drawn stratified; 0 for all that are not validation
 * @param validationImages the images split from the training set, stratified, that accuracy is measured on
 * @param seed the seed of the split and of what {@code shapes} draws
 * @param maxUnreadable the fraction of the images that may be unreadable and are then left out
 */
public record TaskData(String dataset, int trainImages, int validationImages, long seed, double maxUnreadable) {

    /** What the data set is called where a user's program, or whoever asks for trials, reads one of its own. */
    public static final String OWN = "data of its own";

    /** One image in a hundred may be unreadable. */
    public static final double DEFAULT_MAX_UNREADABLE = 0.01;

    public TaskData {
        Require.between("training images", trainImages, 0, 100_000_000);
        Require.between("validation images", validationImages, 1, 100_000_000);
        Require.between("fraction of unreadable images", maxUnreadable, 0.0, 1.0);
    }

    /** A data set split by seed 0, of which {@link #DEFAULT_MAX_UNREADABLE} may be unreadable. */
    public static TaskData of(String dataset, int trainImages, int validationImages) {
        return new TaskData(dataset, trainImages, validationImages, 0, DEFAULT_MAX_UNREADABLE);
    }

    /** The same split by another seed. */
    public TaskData withSeed(long other) {
        return new TaskData(dataset, trainImages, validationImages, other, maxUnreadable);
    }

    /** The same with another number of training images; 0 for all. */
    public TaskData withTrainImages(int count) {
        return new TaskData(dataset, count, validationImages, seed, maxUnreadable);
    }
}

package io.nas4j.evaluator.data.image;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.space.InvalidInputException;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A split into training and validation images. The two are disjoint and exactly as large as asked. Each class is in proportion,
 * to within one image. The validation images depend only on their number and on the seed, and a smaller training set is a
 * subset of a larger one.
 *
 * @param train indices of the training images, ascending
 * @param validation indices of the validation images, ascending
 */
public record Split(int[] train, int[] validation) {

    /**
     * Draws a split.
     *
     * @param labels class of each image, from 0
     * @param trainCount number of training images; 0 for all that do not validate
     * @param what name of the images in a refusal
     * @throws InvalidInputException where more images are asked for than there are
     */
    public static Split of(int[] labels, int classes, int trainCount, int validationCount, long seed, String what) {
        if ((long) Math.max(trainCount, 1) + validationCount > labels.length) {
            throw new InvalidInputException(what + " has " + labels.length + " images to train and validate on, but "
                    + (trainCount == 0 ? "" : trainCount + " training images and ") + validationCount
                    + " validation images are asked for");
        }
        int[][] byClass = shuffledByClass(labels, classes, new RandomStreams(seed).stream("split"));
        int[] sizes = Arrays.stream(byClass).mapToInt(members -> members.length).toArray();
        int[] validating = proportional(sizes, validationCount);
        int[] left = new int[classes];
        for (int c = 0; c < classes; c++) {
            left[c] = sizes[c] - validating[c];
        }
        int[] training = proportional(left, trainCount == 0 ? labels.length - validationCount : trainCount);
        return new Split(take(byClass, validating, training), take(byClass, new int[classes], validating));
    }

    private static int[][] shuffledByClass(int[] labels, int classes, SplittableRandom random) {
        int[] sizes = new int[classes];
        for (int label : labels) {
            sizes[label]++;
        }
        int[][] byClass = new int[classes][];
        for (int c = 0; c < classes; c++) {
            byClass[c] = new int[sizes[c]];
        }
        int[] filled = new int[classes];
        for (int i = 0; i < labels.length; i++) {
            byClass[labels[i]][filled[labels[i]]++] = i;
        }
        for (int[] members : byClass) {
            Shuffling.shuffle(members, random);
        }
        return byClass;
    }

    /** Divides {@code total} in proportion to {@code sizes}, by the method of largest remainders. */
    private static int[] proportional(int[] sizes, int total) {
        long all = Arrays.stream(sizes).asLongStream().sum();
        int[] shares = new int[sizes.length];
        if (all == 0) {
            return shares;
        }
        long[] remainders = new long[sizes.length];
        int given = 0;
        for (int c = 0; c < sizes.length; c++) {
            shares[c] = (int) ((long) sizes[c] * total / all);
            remainders[c] = (long) sizes[c] * total % all;
            given += shares[c];
        }
        for (; given < total; given++) {
            int largest = 0;
            for (int c = 1; c < sizes.length; c++) {
                largest = remainders[c] > remainders[largest] ? c : largest;
            }
            shares[largest]++;
            remainders[largest] = -1;
        }
        return shares;
    }

    private static int[] take(int[][] byClass, int[] from, int[] counts) {
        int[] taken = new int[Arrays.stream(counts).sum()];
        int next = 0;
        for (int c = 0; c < byClass.length; c++) {
            System.arraycopy(byClass[c], from[c], taken, next, counts[c]);
            next += counts[c];
        }
        Arrays.sort(taken);
        return taken;
    }
}

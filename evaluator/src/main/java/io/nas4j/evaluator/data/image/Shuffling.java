package io.nas4j.evaluator.data.image;

import java.util.random.RandomGenerator;

/** Random orders. */
public final class Shuffling {

    private Shuffling() {}

    /** Puts the numbers into a random order. Every order is equally likely (Fisher and Yates). */
    public static void shuffle(int[] numbers, RandomGenerator random) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = swapped;
        }
    }
}

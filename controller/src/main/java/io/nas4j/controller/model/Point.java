package io.nas4j.controller.model;

import io.nas4j.space.search.Choices;

/** A network as the model sees it. */
public final class Point {

    private final Choices choices;
    private final int[] codes;
    private final double[][] vectors;
    private final double[] squares;

    /**
     * @param codes one for each decision: its choice, or a code of its own where it was not asked
     * @param vectors one for each group behind the first, each about 0 with a deviation of about 1; may be empty
     */
    Point(Choices choices, int[] codes, double[][] vectors) {
        this.choices = choices;
        this.codes = codes;
        this.vectors = vectors;
        this.squares = new double[vectors.length];
        for (int g = 0; g < squares.length; g++) {
            squares[g] = product(vectors[g], vectors[g]);
        }
    }

    Choices choices() {
        return choices;
    }

    /** The number of decisions in which two networks differ; decisions that neither asks do not. */
    int differing(Point other) {
        int count = 0;
        for (int d = 0; d < codes.length; d++) {
            count += codes[d] == other.codes[d] ? 0 : 1;
        }
        return count;
    }

    int decisions() {
        return codes.length;
    }

    /** How many numbers a vector has. */
    int size(int vector) {
        return vectors[vector].length;
    }

    /** The mean product of two networks' numbers. */
    double product(Point other, int vector) {
        return product(vectors[vector], other.vectors[vector]) / vectors[vector].length;
    }

    /**
     * The mean squared distance of two networks' numbers.
     *
     * @param product of them
     */
    double distance(Point other, int vector, double product) {
        return Math.max(0, (squares[vector] + other.squares[vector]) / vectors[vector].length - 2 * product);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

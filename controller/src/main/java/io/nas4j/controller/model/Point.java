package io.nas4j.controller.model;

import io.nas4j.space.search.Choices;

/** A network as the model sees it. */
public final class Point {

    private final Choices choices;
    private final long[] bits;
    private final int decisions;
    private final double[][] vectors;
    private final double[] squares;

    /**
     * @param bits one of them set for each decision, another one for each choice and for "not asked", so that equal decisions
     *     are counted by one instruction a word
     * @param decisions how many bits are set
     * @param vectors one for each group behind the first, what scores say as the last; each about 0 with a deviation of about
     *     1; may be empty
     */
    Point(Choices choices, long[] bits, int decisions, double[][] vectors) {
        this.choices = choices;
        this.bits = bits;
        this.decisions = decisions;
        this.vectors = vectors;
        this.squares = new double[vectors.length];
        for (int g = 0; g < squares.length; g++) {
            squares[g] = product(vectors[g], vectors[g]);
        }
    }

    /** The same, with what scores say of it. */
    Point scored(double score) {
        return withLast(score);
    }

    /** The same, without what scores say of it. */
    Point unscored() {
        return size(vectors.length - 1) == 0 ? this : withLast();
    }

    private Point withLast(double... last) {
        double[][] changed = vectors.clone();
        changed[changed.length - 1] = last;
        return new Point(choices, bits, decisions, changed);
    }

    /** What scores say of it; 0 where there are none. */
    double score() {
        double[] score = vectors[vectors.length - 1];
        return score.length > 0 ? score[0] : 0;
    }

    Choices choices() {
        return choices;
    }

    /** The number of decisions in which two networks differ; decisions that neither asks do not. */
    int differing(Point other) {
        int alike = 0;
        for (int i = 0; i < bits.length; i++) {
            alike += Long.bitCount(bits[i] & other.bits[i]);
        }
        return decisions - alike;
    }

    int decisions() {
        return decisions;
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
        double even = 0;
        double odd = 0;
        int i = 0;
        // two sums, because an addition waits for the one before it
        for (; i + 1 < a.length; i += 2) {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }
        return i < a.length ? even + odd + a[i] * b[i] : even + odd;
    }
}

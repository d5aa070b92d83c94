package io.nas4j.evaluator.augment;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A part of a square image, in pixels.
 *
 * @param height at least 1
 * @param width at least 1
 */
public record Box(int top, int left, int height, int width) {

    /**
     * Draws a box that lies inside the image: its share of the area evenly, the logarithm of its height by its width evenly, then its
     * place evenly.
     *
     * @param side of the image
     * @param least share of the area
     * @param most share of the area
     * @param ratio of the longer side to the shorter one, at most
     * @param tries draws until one fits
     * @return empty where none has fit
     */
    public static Optional<Box> draw(
            int side, double least, double most, double ratio, int tries, RandomGenerator random) {
        double logarithm = StrictMath.log(ratio);
        for (int i = 0; i < tries; i++) {
            double area = (least + (most - least) * random.nextDouble()) * side * side;
            double shape = StrictMath.exp((2 * random.nextDouble() - 1) * logarithm);
            int height = (int) Math.round(Math.sqrt(area * shape));
            int width = (int) Math.round(Math.sqrt(area / shape));
            if (height >= 1 && width >= 1 && height <= side && width <= side) {
                return Optional.of(
                        new Box(random.nextInt(side - height + 1), random.nextInt(side - width + 1), height, width));
            }
        }
        return Optional.empty();
    }
}

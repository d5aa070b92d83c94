package io.nas4j.core.pareto;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Those of some things that no other dominates. One dominates another that is at least as accurate and at most as expensive, and
 * better in one of the two. Of several that are equal in both the first stands for all; what has no finite accuracy and cost
 * is on no front.
 *
 * @param points from the cheapest and least accurate to the most expensive and most accurate
 */
public record ParetoFront<T>(List<Point<T>> points) {

    /**
     * A thing and what counts of it.
     *
     * @param accuracy more is better
     * @param cost less is better
     */
    public record Point<T>(T of, double accuracy, double cost) {

        /** Whether there is no reason to take the other. */
        public boolean dominates(Point<?> other) {
            return accuracy >= other.accuracy && cost <= other.cost && (accuracy > other.accuracy || cost < other.cost);
        }
    }

    public ParetoFront {
        points = List.copyOf(points);
    }

    /** The front of any things. */
    public static <T> ParetoFront<T> of(
            Collection<? extends T> things, ToDoubleFunction<? super T> accuracy, ToDoubleFunction<? super T> cost) {
        List<Point<T>> sorted = new ArrayList<>(things.size());
        for (T thing : things) {
            Point<T> point = new Point<>(thing, accuracy.applyAsDouble(thing), cost.applyAsDouble(thing));
            if (Double.isFinite(point.accuracy) && Double.isFinite(point.cost)) {
                sorted.add(point);
            }
        }
        sorted.sort(Comparator.<Point<T>>comparingDouble(Point::cost)
                .thenComparing(
                        Comparator.<Point<T>>comparingDouble(Point::accuracy).reversed()));
        List<Point<T>> front = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (Point<T> point : sorted) {
            if (point.accuracy > best) {
                front.add(point);
                best = point.accuracy;
            }
        }
        return new ParetoFront<>(front);
    }

    /** What is on it, from the cheapest on. */
    public List<T> things() {
        return points.stream().map(Point::of).toList();
    }
}

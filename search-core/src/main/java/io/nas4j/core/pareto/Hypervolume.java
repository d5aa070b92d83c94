package io.nas4j.core.pareto;

import io.nas4j.core.pareto.ParetoFront.Point;

/**
 * The area that a front dominates, down to a reference point: one number for how near a front is to the best one (Zitzler
 * and Thiele 1999). It grows with every point that the front did not dominate.
 *
 * @param leastAccuracy of the reference point; a point that is not above it adds nothing
 * @param mostCost of the reference point; a point that is not below it adds nothing
 */
public record Hypervolume(double leastAccuracy, double mostCost) {

    /** The area, in units of accuracy times units of cost. */
    public double of(ParetoFront<?> front) {
        double area = 0;
        double covered = leastAccuracy;
        for (Point<?> point : front.points()) {
            if (point.cost() < mostCost && point.accuracy() > covered) {
                area += (point.accuracy() - covered) * (mostCost - point.cost());
                covered = point.accuracy();
            }
        }
        return area;
    }
}

package io.nas4j.report.chart;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import java.util.List;

/**
 * A named curve.
 *
 * @param name name in the legend
 * @param points at least one point, in order of x
 */
public record Series(String name, List<Point> points) {

    public Series {
        points = List.copyOf(points);
        if (name.isBlank()) {
            throw new InvalidInputException("a series of a chart must have a name");
        }
        if (points.isEmpty()) {
            throw new InvalidInputException("series '" + name + "' must have at least one point");
        }
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).x() < points.get(i - 1).x()) {
                throw new InvalidInputException("the points of series '" + name + "' must stand by x, but "
                        + Decimals.text(points.get(i).x()) + " follows "
                        + Decimals.text(points.get(i - 1).x()));
            }
        }
    }

    boolean hasBand() {
        return points.stream().anyMatch(Point::hasBand);
    }
}

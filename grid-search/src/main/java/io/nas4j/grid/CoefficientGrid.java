package io.nas4j.grid;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All (α, β, γ) on a regular grid from 1 whose product α·β²·γ² is within a tolerance of 2 (EfficientNet, equation 3). The
 * paper prints neither its step nor its range.
 *
 * @param step between neighbours, as a decimal number that steps without drift
 * @param tolerance largest distance of the product from 2
 * @param anchored whether each dimension alone, the published coefficients and the middle come first; in grids of the first
 *     release they do not
 */
public record CoefficientGrid(BigDecimal step, double tolerance, boolean anchored) implements CandidateDesign {

    public CoefficientGrid {
        Require.between("grid step", step.doubleValue(), 0.01, 1.0);
        Require.between("grid tolerance", tolerance, 0.0, 1.0);
    }

    /** A grid with anchors. */
    public CoefficientGrid(BigDecimal step, double tolerance) {
        this(step, tolerance, true);
    }

    /**
     * The coefficients, those nearest to the target first, then by α, β, γ.
     *
     * @throws InvalidInputException where no point of the grid is within the tolerance
     */
    @Override
    public List<ScalingCoefficients> points() {
        return anchored ? Anchors.before(grid()) : grid();
    }

    private List<ScalingCoefficients> grid() {
        List<ScalingCoefficients> points = new ArrayList<>();
        double limit = TARGET + tolerance;
        for (BigDecimal a = BigDecimal.ONE; a.doubleValue() <= limit; a = a.add(step)) {
            for (BigDecimal b = BigDecimal.ONE; b.doubleValue() * b.doubleValue() <= limit; b = b.add(step)) {
                for (BigDecimal c = BigDecimal.ONE; c.doubleValue() * c.doubleValue() <= limit; c = c.add(step)) {
                    ScalingCoefficients point =
                            new ScalingCoefficients(a.doubleValue(), b.doubleValue(), c.doubleValue());
                    if (distance(point) <= tolerance) {
                        points.add(point);
                    }
                }
            }
        }
        if (points.isEmpty()) {
            throw new InvalidInputException(
                    "no (alpha, beta, gamma) on a grid of step " + step + " has alpha*beta^2*gamma^2 within "
                            + Decimals.text(tolerance) + " of 2; take a smaller step or a larger tolerance");
        }
        points.sort(Comparator.comparingDouble(CoefficientGrid::distance)
                .thenComparingDouble(ScalingCoefficients::alpha)
                .thenComparingDouble(ScalingCoefficients::beta)
                .thenComparingDouble(ScalingCoefficients::gamma));
        return points;
    }

    /** Rounded to nine digits, so that 1.4 * 1.2 * 1.2 and its permutations compare alike. */
    private static double distance(ScalingCoefficients point) {
        return Math.rint(Math.abs(point.product() - TARGET) * 1e9) / 1e9;
    }
}

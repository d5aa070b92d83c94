package io.nas4j.grid;

import io.nas4j.space.Require;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points spread evenly over all (α, β, γ) whose product α·β²·γ² is 2: a Kronecker sequence of the plastic number (Roberts 2018, "The
 * unreasonable effectiveness of quasirandom sequences") in the {@link Shares}, folded from a square to their triangle. The first
 * points of a larger lattice are those of a smaller one.
 *
 * @param size points in all, those that each design has counted in
 */
public record CoefficientLattice(int size) implements CandidateDesign {

    /** The real root of {@code x^3 = x + 1}. */
    private static final double PLASTIC = 1.324717957244746;

    public CoefficientLattice {
        Require.between("points of a lattice", size, ANCHORS, 10_000);
    }

    @Override
    public List<ScalingCoefficients> points() {
        return Anchors.before(IntStream.rangeClosed(1, size - ANCHORS)
                .mapToObj(CoefficientLattice::point)
                .toList());
    }

    private static ScalingCoefficients point(int i) {
        double depth = fraction(0.5 + i / PLASTIC);
        double width = fraction(0.5 + i / (PLASTIC * PLASTIC));
        if (depth + width > 1) {
            depth = 1 - depth;
            width = 1 - width;
        }
        return new Shares(depth, width, Math.max(0, 1 - depth - width)).coefficients();
    }

    private static double fraction(double value) {
        return value - Math.floor(value);
    }
}

package io.nas4j.grid;

import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.List;
import java.util.stream.Stream;

/**
 * Coefficients that a grid search always tries: each dimension alone, which the paper's claim is against (EfficientNet, section
 * 3.2); the published ones; and the middle, where each dimension has a third of the growth.
 */
final class Anchors {

    /** Two that differ by less are one. */
    private static final double SAME = 1e-9;

    static final List<ScalingCoefficients> ALL = List.of(
            Shares.DEPTH.coefficients(),
            Shares.WIDTH.coefficients(),
            Shares.RESOLUTION.coefficients(),
            ScalingCoefficients.EFFICIENTNET,
            Shares.MIDDLE.coefficients());

    private Anchors() {}

    static List<ScalingCoefficients> before(List<ScalingCoefficients> others) {
        return Stream.concat(ALL.stream(), others.stream().filter(each -> !has(each)))
                .toList();
    }

    static boolean has(ScalingCoefficients coefficients) {
        return ALL.stream().anyMatch(anchor -> same(anchor, coefficients));
    }

    private static boolean same(ScalingCoefficients a, ScalingCoefficients b) {
        return Math.abs(a.alpha() - b.alpha()) < SAME
                && Math.abs(a.beta() - b.beta()) < SAME
                && Math.abs(a.gamma() - b.gamma()) < SAME;
    }
}

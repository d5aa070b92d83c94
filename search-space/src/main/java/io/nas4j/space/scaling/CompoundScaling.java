package io.nas4j.space.scaling;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Head;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.architecture.Stem;
import java.util.List;

/** Scales every stage, the stem and the head of a baseline by the same multipliers (EfficientNet, equation 2). */
public final class CompoundScaling {

    private final Rounding rounding;

    public CompoundScaling(Rounding rounding) {
        this.rounding = rounding;
    }

    /** The member of the family at a compound coefficient; at φ = 0 the baseline itself. */
    public Architecture scale(Architecture baseline, ScalingCoefficients coefficients, double phi) {
        return phi == 0 ? baseline : scale(baseline, coefficients.at(phi));
    }

    /** The baseline with every dimension multiplied and rounded. */
    public Architecture scale(Architecture baseline, Multipliers by) {
        return scale(
                baseline,
                by.depth(),
                by.width(),
                rounding.resolution(baseline.input().resolution(), by.resolution()));
    }

    /** The baseline with depth and width multiplied and rounded, at a resolution given in pixels. */
    public Architecture scale(Architecture baseline, double depth, double width, int resolution) {
        Stem stem = baseline.stem();
        List<Stage> stages = baseline.stages().stream()
                .map(stage -> new Stage(
                        stage.block().withFilters(rounding.filters(stage.block().filters(), width)),
                        rounding.layers(stage.layers(), depth)))
                .toList();
        return new Architecture(
                        baseline.input(),
                        new Stem(stem.kernel(), stem.stride(), rounding.filters(stem.filters(), width)),
                        stages,
                        new Head(rounding.filters(baseline.head().filters(), width)),
                        baseline.classes(),
                        baseline.activation(),
                        baseline.batchNorm(),
                        baseline.dropout(),
                        baseline.dropConnect())
                .withResolution(resolution);
    }
}

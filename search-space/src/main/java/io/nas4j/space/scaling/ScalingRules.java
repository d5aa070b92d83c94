package io.nas4j.space.scaling;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.util.List;

/**
 * What is scaled, and how results are rounded.
 *
 * @param fixStem whether the stem keeps its filters
 * @param fixHead whether the head keeps its filters
 * @param fixEnds whether the first and the last stage keep their layers; their filters are scaled (EfficientNet-Lite)
 * @param stageDepth further factors on each stage's layers; empty for none
 * @param stageWidth further factors on each stage's filters; empty for none
 */
public record ScalingRules(
        Rounding rounding,
        boolean fixStem,
        boolean fixHead,
        boolean fixEnds,
        List<Double> stageDepth,
        List<Double> stageWidth) {

    /** EfficientNet's: everything is scaled, alike. */
    public static final ScalingRules PUBLISHED = uniform(Rounding.PUBLISHED);

    public ScalingRules {
        stageDepth = List.copyOf(stageDepth);
        stageWidth = List.copyOf(stageWidth);
        stageDepth.forEach(factor -> Require.positive("a stage's depth multiplier", factor));
        stageWidth.forEach(factor -> Require.positive("a stage's width multiplier", factor));
    }

    /** Everything is scaled, alike, with this rounding. */
    public static ScalingRules uniform(Rounding rounding) {
        return new ScalingRules(rounding, false, false, false, List.of(), List.of());
    }

    /** Stem and head, or one of them, keep their filters. */
    public static ScalingRules fixing(Rounding rounding, boolean stem, boolean head, boolean ends) {
        return new ScalingRules(rounding, stem, head, ends, List.of(), List.of());
    }

    /** The factor on a stage's layers, given the network's depth multiplier. */
    double depth(int stage, int stages, double multiplier) {
        boolean fixed = fixEnds && (stage == 0 || stage == stages - 1);
        return fixed ? 1 : multiplier * factor("depth", stageDepth, stage, stages);
    }

    /** The factor on a stage's filters, given the network's width multiplier. */
    double width(int stage, int stages, double multiplier) {
        return multiplier * factor("width", stageWidth, stage, stages);
    }

    /** The same without factors for single stages. */
    ScalingRules alike() {
        return new ScalingRules(rounding, fixStem, fixHead, fixEnds, List.of(), List.of());
    }

    /**
     * Refuses factors that are not one for each stage.
     *
     * @throws InvalidInputException naming both numbers
     */
    public void requireFor(int stages) {
        factor("depth", stageDepth, 0, stages);
        factor("width", stageWidth, 0, stages);
    }

    private static double factor(String what, List<Double> factors, int stage, int stages) {
        if (factors.isEmpty()) {
            return 1;
        }
        if (factors.size() != stages) {
            throw new InvalidInputException("one " + what + " multiplier for each of the " + stages
                    + " stages is needed, but " + factors.size() + " were given");
        }
        return factors.get(stage);
    }
}

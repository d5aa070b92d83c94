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
 * @param stageDepth further factors on each stage's layers at φ = 1; empty for none
 * @param stageWidth further factors on each stage's filters at φ = 1; empty for none
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

    /** The same with other factors for single stages. */
    public ScalingRules withStages(List<Double> depth, List<Double> width) {
        return new ScalingRules(rounding, fixStem, fixHead, fixEnds, depth, width);
    }

    /** The same at a compound coefficient: the factors of single stages count at φ = 1, and grow with φ as all else does. */
    ScalingRules at(double phi) {
        return phi == 1 ? this : withStages(powers(stageDepth, phi), powers(stageWidth, phi));
    }

    private static List<Double> powers(List<Double> factors, double phi) {
        return factors.stream().map(factor -> Math.pow(factor, phi)).toList();
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

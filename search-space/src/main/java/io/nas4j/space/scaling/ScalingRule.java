package io.nas4j.space.scaling;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.plugin.PlugIns;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a network is scaled by one number φ.
 *
 * @param text as people type it
 * @param coefficients what depth, width and resolution grow by for each step of φ; empty where they are the user's or the
 *     study's
 */
public record ScalingRule(String text, Optional<ScalingCoefficients> coefficients, Rounding rounding) {

    /** Compound scaling (EfficientNet, equation 3): the coefficients are found by a grid search. */
    public static final ScalingRule COMPOUND = new ScalingRule("compound", Optional.empty(), Rounding.PUBLISHED);

    private static final String DWR = "dwr";
    private static final String UNIFORM = "uniform";
    private static final int WEIGHTS = 3;
    private static final double MOST = 1000;

    /** The forms that {@link #parse} reads. */
    public static final List<String> FORMS = List.of(COMPOUND.text(), "dwr:D:W:R", UNIFORM);

    /**
     * Fast compound scaling (Dollár et al. 2021, "Fast and accurate model scaling", section 4; pycls/models/scaler.py): MACs
     * double with each step of φ, and the three weights say which share of that each dimension takes. With weights 1, 8, 1
     * activations grow little faster than the root of the MACs.
     *
     * @throws InvalidInputException where a weight is negative or beyond 1,000, or all are 0
     */
    public static ScalingRule dwr(double depth, double width, double resolution) {
        String text = DWR
                + Stream.of(depth, width, resolution)
                        .map(weight -> ":" + Decimals.text(weight))
                        .reduce("", String::concat);
        return of(text, depth, width, resolution);
    }

    private static ScalingRule of(String text, double depth, double width, double resolution) {
        double all = depth + width + resolution;
        boolean allowed = Stream.of(depth, width, resolution).allMatch(weight -> weight >= 0 && weight <= MOST);
        if (!allowed || !(all > 0)) {
            throw new InvalidInputException("the weights of a dwr rule must be from 0 to 1000 and not all 0, but were "
                    + Decimals.text(depth) + ", " + Decimals.text(width) + " and " + Decimals.text(resolution));
        }
        return new ScalingRule(
                text,
                Optional.of(new ScalingCoefficients(
                        Math.pow(2, depth / all), Math.pow(2, width / (2 * all)), Math.pow(2, resolution / (2 * all)))),
                Rounding.DWR);
    }

    /**
     * Reads {@code compound}, {@code dwr:D:W:R} ({@code dwr} alone is {@code dwr:1:8:1}, its authors' choice), or {@code
     * uniform}, which is {@code dwr:1:1:1}; or the rule of a plug-in.
     *
     * @param others names that the caller knows besides, for the sentence that refuses
     * @throws InvalidInputException where it is none of them
     */
    public static ScalingRule parse(String given, List<String> others) {
        String text = given.strip();
        if (text.equals(COMPOUND.text())) {
            return COMPOUND;
        }
        if (text.equals(UNIFORM)) {
            return of(UNIFORM, 1, 1, 1);
        }
        if (text.equals(DWR)) {
            return dwr(1, 8, 1);
        }
        String[] parts = text.split(":", -1);
        boolean weights = parts.length == 1 + WEIGHTS
                && Stream.of(parts).skip(1).allMatch(part -> part.matches("[0-9]{1,4}(\\.[0-9]{1,9})?"));
        Optional<ScalingRuleProvider> plugIn =
                PlugIns.find(ScalingRuleProvider.class, ScalingRuleProvider::name, parts[0]);
        if (!parts[0].equals(DWR) && plugIn.isPresent()) {
            return plugIn.get().rule(text, List.of(parts).subList(1, parts.length));
        }
        if (!parts[0].equals(DWR) || !weights) {
            List<String> names = Stream.concat(Stream.of(COMPOUND.text(), DWR, UNIFORM), others.stream())
                    .toList();
            throw new InvalidInputException("a scaling rule must be one of "
                    + String.join(
                            ", ", Stream.concat(FORMS.stream(), others.stream()).toList()) + ", but was '"
                    + given + "'" + NearName.hint(parts[0], names));
        }
        return dwr(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), Double.parseDouble(parts[3]));
    }
}

package io.nas4j.api.stage.sweep;

import io.nas4j.core.study.PhasePlan;
import io.nas4j.grid.sweep.Dimension;
import io.nas4j.grid.sweep.SweepDesign;
import io.nas4j.grid.sweep.SweepRule;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a sweep grows, and how.
 *
 * @param baseline that grows
 * @param growths of multiply-accumulates
 * @param seeds trainings of each network
 * @param rule of compound scaling and of all rounding, as people type it
 * @param coefficients of depth, width and resolution where the rule is {@code compound}
 * @param divisor the number that channel counts are rounded to multiples of
 * @param imageSize pixels a side that the data set's images have at home
 */
public record SweepOptions(
        Architecture baseline,
        List<Dimension> dimensions,
        List<Double> growths,
        int seeds,
        String rule,
        ScalingCoefficients coefficients,
        int divisor,
        int imageSize) {

    /** The most trainings of one network. */
    public static final int MOST_SEEDS = 1_000;

    public SweepOptions {
        dimensions = List.copyOf(dimensions);
        growths = List.copyOf(growths);
        Require.between("--seeds", seeds, 1, MOST_SEEDS);
    }

    /**
     * The networks.
     *
     * @throws InvalidInputException where a number is out of range, there is no such rule, or the baseline cannot grow so
     */
    public SweepDesign design() {
        return SweepDesign.of(baseline, dimensions, growths, SweepRule.parse(rule, coefficients, divisor));
    }

    Map<String, String> toMap() {
        return new TreeMap<>(Map.of(
                "baseline", ArchitectureText.format(baseline),
                "dimensions", dimensions.stream().map(Dimension::text).collect(Collectors.joining(",")),
                "growths", growths.stream().map(Decimals::text).collect(Collectors.joining(",")),
                "seeds", Integer.toString(seeds),
                "rule", rule,
                "alpha", Decimals.text(coefficients.alpha()),
                "beta", Decimals.text(coefficients.beta()),
                "gamma", Decimals.text(coefficients.gamma()),
                "divisor", Integer.toString(divisor),
                "image-size", Integer.toString(imageSize)));
    }

    /**
     * Those that a phase was begun with.
     *
     * @throws InvalidInputException where its plan is none of a sweep
     */
    public static SweepOptions of(PhasePlan plan) {
        Map<String, String> map = plan.options();
        try {
            return new SweepOptions(
                    ArchitectureText.parse(map.getOrDefault("baseline", "")),
                    split(map, "dimensions").map(Dimension::parse).toList(),
                    split(map, "growths").map(Double::valueOf).toList(),
                    Integer.parseInt(map.getOrDefault("seeds", "")),
                    map.getOrDefault("rule", ""),
                    new ScalingCoefficients(
                            Double.parseDouble(map.getOrDefault("alpha", "")),
                            Double.parseDouble(map.getOrDefault("beta", "")),
                            Double.parseDouble(map.getOrDefault("gamma", ""))),
                    Integer.parseInt(map.getOrDefault("divisor", "")),
                    Integer.parseInt(map.getOrDefault("image-size", "")));
        } catch (NumberFormatException e) {
            throw new InvalidInputException("the stored plan of a sweep has no number where one belongs", e);
        }
    }

    private static Stream<String> split(Map<String, String> map, String key) {
        return Stream.of(map.getOrDefault(key, "").split(",", -1));
    }
}

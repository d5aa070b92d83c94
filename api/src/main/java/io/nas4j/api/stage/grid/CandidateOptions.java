package io.nas4j.api.stage.grid;

import io.nas4j.grid.CandidateDesign;
import io.nas4j.grid.CoefficientGrid;
import io.nas4j.grid.CoefficientLattice;
import io.nas4j.grid.GridPlan;
import io.nas4j.grid.sweep.SweepRule;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.ScalingCoefficients;
import io.nas4j.space.scaling.ScalingRule;
import io.nas4j.space.scaling.ScalingRules;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which candidates a grid search has.
 *
 * @param design which coefficients are tried
 * @param limit the most candidates; the first ones of the design stay
 * @param rule what is scaled and how it is rounded, as people type it
 * @param divisor the number that channel counts are rounded to multiples of
 * @param pixels the most pixels a side that a candidate may read
 * @param searched numbers of the search trials whose networks are scaled, the first one's MACs doubled; empty for the study's
 *     baseline alone
 */
public record CandidateOptions(
        CandidateDesign design, int limit, String rule, int divisor, int pixels, List<Integer> searched) {

    /** Pixels of a grid without a limit of them. */
    public static final int ANY_SIZE = Input.MAX_RESOLUTION;

    private static final String RULE = "rule";
    private static final String PIXELS = "resolution-limit";
    private static final String SEARCHED = "baselines";

    public CandidateOptions {
        searched = List.copyOf(searched);
    }

    /** Of the study's baseline, with the usual rounding. */
    public static CandidateOptions of(CandidateDesign design, int limit, int divisor) {
        return new CandidateOptions(design, limit, ScalingRule.COMPOUND.text(), divisor, ANY_SIZE, List.of());
    }

    /** Those that are stored. */
    static CandidateOptions of(Map<String, String> map) {
        CandidateDesign design = map.containsKey("points")
                ? new CoefficientLattice(Integer.parseInt(map.get("points")))
                : new CoefficientGrid(
                        new BigDecimal(map.getOrDefault("step", "0.1")),
                        Double.parseDouble(map.getOrDefault("tolerance", "0.1")),
                        map.containsKey("design"));
        return new CandidateOptions(
                design,
                Integer.parseInt(map.getOrDefault("limit", "100")),
                map.getOrDefault(RULE, ScalingRule.COMPOUND.text()),
                Integer.parseInt(map.getOrDefault("divisor", "8")),
                Integer.parseInt(map.getOrDefault(PIXELS, Integer.toString(ANY_SIZE))),
                Arrays.stream(map.getOrDefault(SEARCHED, "").split(" ", -1))
                        .filter(number -> !number.isEmpty())
                        .map(Integer::valueOf)
                        .toList());
    }

    void addTo(Map<String, String> map) {
        map.put("limit", Integer.toString(limit));
        map.put("divisor", Integer.toString(divisor));
        if (design instanceof CoefficientGrid grid) {
            map.put("step", grid.step().toPlainString());
            map.put("tolerance", Double.toString(grid.tolerance()));
            if (grid.anchored()) {
                map.put("design", "grid");
            }
        } else if (design instanceof CoefficientLattice lattice) {
            map.put("points", Integer.toString(lattice.size()));
            map.put("design", "lattice");
        }
        if (!rule.equals(ScalingRule.COMPOUND.text())) {
            map.put(RULE, rule);
        }
        if (pixels < ANY_SIZE) {
            map.put(PIXELS, Integer.toString(pixels));
        }
        if (!searched.isEmpty()) {
            map.put(SEARCHED, searched.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
    }

    /**
     * What is scaled, and how it is rounded.
     *
     * @throws io.nas4j.space.InvalidInputException where there is no such rule
     */
    public ScalingRules rules() {
        return SweepRule.parse(rule, ScalingCoefficients.EFFICIENTNET, divisor).rules();
    }

    /** How candidates are scaled. */
    public CompoundScaling scaling() {
        return new CompoundScaling(rules());
    }

    /** All candidates of some baselines. */
    public GridPlan plan(List<Architecture> baselines) {
        return GridPlan.of(baselines, design.points(), scaling(), limit, pixels);
    }
}

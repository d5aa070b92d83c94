package io.nas4j.api.stage.grid;

import io.nas4j.core.study.PhasePlan;
import io.nas4j.grid.CandidateDesign;
import io.nas4j.grid.CoefficientGrid;
import io.nas4j.grid.CoefficientLattice;
import io.nas4j.grid.GridChoice;
import io.nas4j.grid.GridPlan;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A grid search as it is asked for, and stored with its phase.
 *
 * @param design which coefficients are tried
 * @param limit the most candidates; the first ones of the design stay
 * @param rule whose rounding candidates get
 * @param divisor the number that channel counts are rounded to multiples of
 * @param pixels the most pixels a side that a candidate may read
 * @param budget what it may take
 * @param choose what makes the choice
 * @param raced whether candidates race; in grids of earlier releases each is trained once
 */
public record GridOptions(
        CandidateDesign design,
        int limit,
        ScalingRule rule,
        int divisor,
        int pixels,
        GridBudget budget,
        GridChoice.By choose,
        boolean raced) {

    /** Pixels of a grid without a limit of them. */
    public static final int ANY_SIZE = Input.MAX_RESOLUTION;

    private static final String RACE = "race";
    private static final String RULE = "rule";
    private static final String PIXELS = "resolution-limit";
    private static final String CHOOSE = "choose";

    /** A race with the usual rounding and budget, in which the surface makes the choice. */
    public static GridOptions of(CandidateDesign design, int limit, int divisor) {
        return new GridOptions(
                design, limit, ScalingRule.COMPOUND, divisor, ANY_SIZE, GridBudget.NONE, GridChoice.By.SURFACE, true);
    }

    /** What a phase's plan says. */
    public static GridOptions of(PhasePlan plan) {
        Map<String, String> map = plan.options();
        CandidateDesign design = map.containsKey("points")
                ? new CoefficientLattice(Integer.parseInt(map.get("points")))
                : new CoefficientGrid(
                        new BigDecimal(map.getOrDefault("step", "0.1")),
                        Double.parseDouble(map.getOrDefault("tolerance", "0.1")),
                        map.containsKey("design"));
        return new GridOptions(
                design,
                Integer.parseInt(map.getOrDefault("limit", "100")),
                ScalingRule.parse(map.getOrDefault(RULE, ScalingRule.COMPOUND.text()), List.of()),
                Integer.parseInt(map.getOrDefault("divisor", "8")),
                Integer.parseInt(map.getOrDefault(PIXELS, Integer.toString(ANY_SIZE))),
                GridBudget.of(map),
                GridChoice.By.parse(map.getOrDefault(CHOOSE, GridChoice.By.SURFACE.text())),
                map.containsKey(RACE));
    }

    /** For a phase's plan. */
    public Map<String, String> toMap() {
        Map<String, String> map =
                new TreeMap<>(Map.of("limit", Integer.toString(limit), "divisor", Integer.toString(divisor)));
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
        if (raced) {
            map.put(RACE, "paired");
            map.put(CHOOSE, choose.text());
        }
        if (!rule.equals(ScalingRule.COMPOUND)) {
            map.put(RULE, rule.text());
        }
        if (pixels < ANY_SIZE) {
            map.put(PIXELS, Integer.toString(pixels));
        }
        budget.addTo(map);
        return map;
    }

    /** The same with another budget. */
    public GridOptions with(GridBudget other) {
        return new GridOptions(design, limit, rule, divisor, pixels, other, choose, raced);
    }

    /** How candidates are rounded. */
    public Rounding rounding() {
        return rule.rounding().withDivisor(divisor);
    }

    /** How candidates are scaled. */
    public CompoundScaling scaling() {
        return new CompoundScaling(rounding());
    }

    /** All candidates of a baseline. */
    public GridPlan plan(Architecture baseline) {
        return GridPlan.of(baseline, design.points(), scaling(), limit, pixels);
    }
}

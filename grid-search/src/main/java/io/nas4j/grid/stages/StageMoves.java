package io.nas4j.grid.stages;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.ScalingCoefficients;
import io.nas4j.space.scaling.ScalingRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The networks next to one that compound scaling made at φ = 1: one stage is deeper, shallower, wider or narrower by about a quarter, and
 * the widths of all other stages give back what that takes, so that all have as many multiply-accumulates, as far as rounding allows.
 */
public final class StageMoves {

    private static final double QUARTER = 1.25;

    /** A network whose multiply-accumulates are farther away than this is left out. */
    private static final double FARTHEST = 0.05;

    /** Below a whole number of layers, so that rounding up and rounding to the nearest agree. */
    private static final double BELOW = 0.25;

    private static final double LEAST_FACTOR = 0.5;
    private static final double MOST_FACTOR = 2;
    private static final int BISECTIONS = 40;

    private final Architecture baseline;
    private final ScalingCoefficients coefficients;
    private final StagedNetwork start;
    private final long wanted;

    /**
     * Around the network that compound scaling makes.
     *
     * @param rules without factors for single stages
     */
    public StageMoves(Architecture baseline, ScalingCoefficients coefficients, ScalingRules rules) {
        this.baseline = baseline;
        this.coefficients = coefficients;
        List<Double> ones = Collections.nCopies(baseline.stages().size(), 1.0);
        ScalingRules alike = rules.withStages(ones, ones);
        this.start = new StagedNetwork(Optional.empty(), alike, scaled(alike).orElseThrow());
        this.wanted = start.macs();
    }

    /** The network that compound scaling makes, without any change. */
    public StagedNetwork start() {
        return start;
    }

    /** Empty where a dimension is beyond what a network may have. */
    private Optional<Architecture> scaled(ScalingRules rules) {
        try {
            return Optional.of(new CompoundScaling(rules).scale(baseline, coefficients, 1));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    /** All networks next to one, each once, in the order of their stages. */
    public List<StagedNetwork> around(StagedNetwork from) {
        StagedNetwork here = new StagedNetwork(Optional.empty(), from.rules(), from.network());
        List<StagedNetwork> around = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(Fingerprint.of(here.network())));
        for (int stage = 0; stage < baseline.stages().size(); stage++) {
            for (boolean depth : List.of(true, false)) {
                for (boolean more : List.of(true, false)) {
                    moved(here, new StageMove(stage, depth, more))
                            .filter(network -> seen.add(Fingerprint.of(network.network())))
                            .ifPresent(around::add);
                }
            }
        }
        return around;
    }

    private Optional<StagedNetwork> moved(StagedNetwork from, StageMove move) {
        Stage before = from.network().stages().get(move.stage());
        ScalingRules changed = move.depth() ? deeper(from.rules(), move, before) : wider(from.rules(), move, before);
        return balanced(changed, move).filter(network -> {
            Stage after = network.network().stages().get(move.stage());
            int more = move.depth() ? after.layers() - before.layers() : after.filters() - before.filters();
            return move.more() ? more > 0 : more < 0;
        });
    }

    private ScalingRules deeper(ScalingRules rules, StageMove move, Stage before) {
        int step = Math.max(1, (int) Math.rint(before.layers() * (QUARTER - 1)));
        int layers = Math.max(1, before.layers() + (move.more() ? step : -step));
        List<Double> depths = new ArrayList<>(rules.stageDepth());
        depths.set(
                move.stage(),
                (layers - BELOW) / (baseline.stages().get(move.stage()).layers() * coefficients.alpha()));
        return rules.withStages(depths, rules.stageWidth());
    }

    private ScalingRules wider(ScalingRules rules, StageMove move, Stage before) {
        int divisor = rules.rounding().divisor();
        int rounded = rules.rounding().filters(before.filters(), move.more() ? QUARTER : 1 / QUARTER);
        int filters = rounded == before.filters() ? rounded + (move.more() ? divisor : -divisor) : rounded;
        List<Double> widths = new ArrayList<>(rules.stageWidth());
        double factor = (double) Math.max(divisor, filters) / before.filters();
        widths.set(move.stage(), widths.get(move.stage()) * factor);
        return rules.withStages(rules.stageDepth(), widths);
    }

    /** The network whose other stages are as wide as brings it nearest to the multiply-accumulates that are wanted. */
    private Optional<StagedNetwork> balanced(ScalingRules rules, StageMove move) {
        double low = LEAST_FACTOR;
        double high = MOST_FACTOR;
        Optional<StagedNetwork> nearest = Optional.empty();
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            ScalingRules tried = others(rules, move.stage(), middle);
            Optional<Architecture> network = scaled(tried);
            if (network.isPresent() && CostModel.cost(network.get()).macs() <= wanted) {
                low = middle;
            } else {
                high = middle;
            }
            Optional<StagedNetwork> found = network.map(scaled -> new StagedNetwork(Optional.of(move), tried, scaled));
            if (found.isPresent() && (nearest.isEmpty() || away(found.get()) < away(nearest.get()))) {
                nearest = found;
            }
        }
        return nearest.filter(network -> away(network) <= FARTHEST);
    }

    private double away(StagedNetwork network) {
        return Math.abs((double) network.macs() / wanted - 1);
    }

    private static ScalingRules others(ScalingRules rules, int stage, double factor) {
        List<Double> widths = new ArrayList<>();
        for (int s = 0; s < rules.stageWidth().size(); s++) {
            double own = rules.stageWidth().get(s);
            widths.add(s == stage ? own : own * factor);
        }
        return rules.withStages(rules.stageDepth(), widths);
    }
}

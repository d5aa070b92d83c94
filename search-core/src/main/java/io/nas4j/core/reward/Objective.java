package io.nas4j.core.reward;

import io.nas4j.core.trial.OtherObjectives;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.search.Metric;
import java.util.List;
import java.util.Optional;

/**
 * The multi-objective reward {@code ACC(m) * [COST(m) / T]^w}: the cost is the latency (MnasNet, equations 2 and 3) or the
 * MACs (EfficientNet, section 4, which calls them FLOPs), or a number above 0 that the training itself measures.
 *
 * @param cost what is to be small: {@code MACS}, or {@code LATENCY} as a table predicts it; {@code MACS} where something is
 *     measured in its place
 * @param measured the name of what a training measures and the reward weighs in place of the cost; empty for the cost
 * @param target T, in the cost's unit: multiply-accumulates of one image, nanoseconds of a batch, or the unit of what is
 *     measured. In the soft form it only scales all rewards alike and changes no ranking; in the hard form it is the limit
 *     beyond which reward falls
 * @param exponent w, at most 0: how expensive the cost is. At -0.07 a network of twice the cost must be 5 % (relative) more
 *     accurate to be worth the same
 */
public record Objective(Form form, Metric cost, Optional<String> measured, double target, double exponent) {

    private static final List<Metric> COSTS = List.of(Metric.MACS, Metric.LATENCY);

    /** How the exponent applies. */
    public enum Form {
        /** w everywhere: cheaper is better on both sides of T. The paper's w is -0.07. */
        SOFT,
        /** w only above T; below, the reward is the accuracy. The paper's w is -1. */
        HARD
    }

    public Objective {
        Require.oneOf("the cost of a reward", cost, measured.isPresent() ? List.of(Metric.MACS) : COSTS);
        measured.filter(name -> !OtherObjectives.isName(name)).ifPresent(name -> {
            throw new InvalidInputException(
                    "what a reward weighs must have a name as latency_ms, but was '" + name + "'");
        });
        Require.positive(
                measured.isPresent()
                        ? "target of what is measured"
                        : cost == Metric.MACS ? "target FLOPs (MACs)" : "target latency in nanoseconds",
                target);
        Require.between("exponent", exponent, -100.0, 0.0);
    }

    /** With a cost that is known before a training. */
    public Objective(Form form, Metric cost, double target, double exponent) {
        this(form, cost, Optional.empty(), target, exponent);
    }

    /** With MACs as the cost. */
    public Objective(Form form, double targetMacs, double exponent) {
        this(form, Metric.MACS, targetMacs, exponent);
    }

    /**
     * The reward of a trained network.
     *
     * @param accuracy a fraction
     * @param itsCost in the cost's unit
     */
    public double reward(double accuracy, double itsCost) {
        if (form == Form.HARD && itsCost <= target) {
            return accuracy;
        }
        return accuracy * Math.pow(itsCost / target, exponent);
    }
}

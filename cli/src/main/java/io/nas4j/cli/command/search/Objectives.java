package io.nas4j.cli.command.search;

import io.nas4j.cli.input.MacCount;
import io.nas4j.cli.output.Units;
import io.nas4j.core.reward.Objective;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.latency.LatencyAmount;
import io.nas4j.space.search.Metric;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** The objective that the options of a search describe. */
public final class Objectives {

    /** The exponent of a soft reward where none is given. */
    public static final double SOFT_EXPONENT = -0.07;

    /** The exponent of a hard reward where none is given. */
    public static final double HARD_EXPONENT = -1;

    private Objectives() {}

    /** What the search weighs. */
    public enum Goal {
        /** Accuracy and MACs, weighed by the reward's exponent. */
        REWARD,
        /** Accuracy alone. */
        ACCURACY,
        /** Accuracy and latency, weighed by the reward's exponent. */
        LATENCY;

        /** What the reward's target is of. */
        Metric cost() {
            return this == LATENCY ? Metric.LATENCY : Metric.MACS;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The objective. Where accuracy alone counts, the exponent of the reward is 0.
     *
     * @param target target of the reward in MACs
     * @param targetLatency target of the reward where latency counts
     * @param median computes the target where none is given, in the unit of the cost
     * @throws InvalidInputException where an option does not fit the objective: one of the reward where accuracy alone counts,
     *     or a target of another cost
     */
    public static Objective of(
            Goal goal,
            Optional<Objective.Form> form,
            Optional<MacCount> target,
            Optional<LatencyAmount> targetLatency,
            Optional<Double> exponent,
            DoubleSupplier median) {
        if (goal != Goal.LATENCY && targetLatency.isPresent()) {
            throw new InvalidInputException("--target-latency is the target of a reward that weighs latency, but the"
                    + " objective is " + goal + "; give --objective latency");
        }
        if (goal == Goal.LATENCY && target.isPresent()) {
            throw new InvalidInputException(
                    "--target-flops is the target of a reward that weighs MACs, but the objective"
                            + " is latency; give --target-latency, as 5ms");
        }
        if (goal == Goal.ACCURACY) {
            refuseShape(form.isPresent() || target.isPresent() || exponent.isPresent());
            return new Objective(Objective.Form.SOFT, median.getAsDouble(), 0);
        }
        Objective.Form shape = form.orElse(Objective.Form.SOFT);
        Optional<Double> given = target.map(MacCount::value).or(() -> targetLatency.map(time -> (double) time.nanos()));
        return new Objective(
                shape,
                goal.cost(),
                given.orElseGet(median::getAsDouble),
                exponent.orElse(shape == Objective.Form.SOFT ? SOFT_EXPONENT : HARD_EXPONENT));
    }

    private static void refuseShape(boolean given) {
        if (given) {
            throw new InvalidInputException(
                    "--target-flops, --exponent and --reward shape the reward, but the objective"
                            + " is accuracy; give --objective reward, or leave them out and set hard limits with --constraint");
        }
    }

    /** In words. */
    public static String described(Objective objective) {
        if (objective.exponent() == 0) {
            return "objective accuracy";
        }
        String ratio = objective.cost() == Metric.MACS
                ? "MACs / " + Units.count(objective.target())
                : "LATENCY / " + Units.milliseconds(objective.target());
        return "objective " + objective.form().name().toLowerCase(Locale.ROOT) + " reward ACC * [" + ratio + "]^"
                + Decimals.text(objective.exponent());
    }
}

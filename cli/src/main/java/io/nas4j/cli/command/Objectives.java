package io.nas4j.cli.command;

import io.nas4j.cli.input.MacCount;
import io.nas4j.cli.output.Units;
import io.nas4j.core.reward.Objective;
import io.nas4j.space.InvalidInputException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** What a search maximises, from the options that say so. */
final class Objectives {

    private Objectives() {}

    /** What counts. */
    enum Goal {
        /** Accuracy, and MACs by the reward's exponent. */
        REWARD,
        /** Accuracy alone. */
        ACCURACY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The objective: where accuracy alone counts, a reward whose exponent is 0.
     *
     * @param median the target where none is given, MACs
     * @throws InvalidInputException where accuracy alone counts and an option of the reward is given
     */
    static Objective of(
            Goal goal,
            Optional<Objective.Form> form,
            Optional<MacCount> target,
            Optional<Double> exponent,
            DoubleSupplier median) {
        if (goal == Goal.ACCURACY) {
            refuseShape(form.isPresent() || target.isPresent() || exponent.isPresent());
            return new Objective(Objective.Form.SOFT, median.getAsDouble(), 0);
        }
        Objective.Form shape = form.orElse(Objective.Form.SOFT);
        return new Objective(
                shape,
                target.map(MacCount::value).orElseGet(median::getAsDouble),
                exponent.orElse(shape == Objective.Form.SOFT ? -0.07 : -1.0));
    }

    private static void refuseShape(boolean given) {
        if (given) {
            throw new InvalidInputException(
                    "--target-flops, --exponent and --reward shape the reward, but the objective"
                            + " is accuracy; give --objective reward, or leave them out and set hard limits with --constraint");
        }
    }

    /** In words. */
    static String described(Objective objective) {
        if (objective.exponent() == 0) {
            return "objective accuracy";
        }
        return "objective " + objective.form().name().toLowerCase(Locale.ROOT) + " reward ACC * [MACs / "
                + Units.count(objective.targetMacs()) + "]^" + objective.exponent();
    }
}

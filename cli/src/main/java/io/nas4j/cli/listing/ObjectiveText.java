package io.nas4j.cli.listing;

import io.nas4j.cli.output.Units;
import io.nas4j.core.reward.Objective;
import io.nas4j.space.Decimals;
import io.nas4j.space.search.Metric;
import java.util.Locale;

/** The objective of a study, for people. */
public final class ObjectiveText {

    private ObjectiveText() {}

    /** In words. */
    public static String described(Objective objective) {
        if (objective.exponent() == 0) {
            return "objective accuracy";
        }
        String known = objective.cost() == Metric.MACS
                ? "MACs / " + Units.count(objective.target())
                : "LATENCY / " + Units.milliseconds(objective.target());
        String ratio = objective
                .measured()
                .map(name -> name + " / " + Decimals.text(objective.target()))
                .orElse(known);
        return "objective " + objective.form().name().toLowerCase(Locale.ROOT) + " reward ACC * [" + ratio + "]^"
                + Decimals.text(objective.exponent());
    }
}

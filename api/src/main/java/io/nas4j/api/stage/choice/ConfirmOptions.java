package io.nas4j.api.stage.choice;

import io.nas4j.core.race.Race;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.space.Decimals;
import io.nas4j.space.Require;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the likely best networks of a search are confirmed.
 *
 * @param top how many take part, from 2 to 1,000
 * @param budget what it may take
 * @param probability with which the one that is found is to be the best
 */
public record ConfirmOptions(int top, ConfirmBudget budget, double probability) {

    /** So many networks may take part. */
    public static final int MOST = 1_000;

    private static final String TOP = "top";
    private static final String BUDGET = "budget";
    private static final String PROBABILITY = "probability";

    public ConfirmOptions {
        Require.between("networks to confirm", top, 2, MOST);
        Require.between("--probability", probability, 0.5, 0.999999);
    }

    /** So many networks with the usual budget and probability. */
    public static ConfirmOptions usual(int top) {
        return new ConfirmOptions(top, ConfirmBudget.usual(top), Race.PROBABILITY);
    }

    /** What a phase's plan says. */
    public static ConfirmOptions of(PhasePlan plan) {
        Map<String, String> options = plan.options();
        return new ConfirmOptions(
                Integer.parseInt(options.getOrDefault(TOP, "2")),
                ConfirmBudget.parse(options.getOrDefault(BUDGET, "2")),
                Double.parseDouble(options.getOrDefault(PROBABILITY, "0.9")));
    }

    /** For a phase's plan. */
    public Map<String, String> toMap() {
        Map<String, String> options = new TreeMap<>();
        options.put(TOP, Integer.toString(top));
        options.put(BUDGET, budget.text());
        options.put(PROBABILITY, Decimals.text(probability));
        return options;
    }
}

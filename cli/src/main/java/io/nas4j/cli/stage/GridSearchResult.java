package io.nas4j.cli.stage;

import io.nas4j.grid.GridPlan;
import io.nas4j.grid.GridResult;
import io.nas4j.space.scaling.ScalingCoefficients;

/**
 * The candidates of a grid search, trained and ranked.
 *
 * @param points how many coefficients the grid has
 * @param plan which of them became trials
 */
public record GridSearchResult(int points, GridPlan plan, GridResult ranking) {

    /** The coefficients with the best score. */
    public ScalingCoefficients choice() {
        return ranking.choice().coefficients();
    }

    /** How many coefficients were left out because the trials are limited. */
    public int beyondLimit() {
        return points - plan.trials().size() - plan.merged().size();
    }
}

package io.nas4j.api.stage;

import io.nas4j.core.race.RaceEnd;
import io.nas4j.grid.GridChoice;
import io.nas4j.grid.GridPlan;
import io.nas4j.grid.GridReading;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.Map;
import java.util.Optional;

/**
 * What a grid search came to.
 *
 * @param study that it belongs to
 * @param points of the design
 * @param all candidates that they make
 * @param plan the candidates that the budget pays for
 * @param reading what the trainings say
 * @param causes of the trainings that failed, in words, by the number of the candidate
 * @param chosen the coefficients to scale by
 * @param end why the race is over; empty where it is not, or each candidate was trained once by an earlier release
 * @param latencies predicted milliseconds by the number of the candidate, where the study has a latency table that knows it
 */
public record GridSearchResult(
        String study,
        int points,
        GridPlan all,
        GridPlan plan,
        GridReading reading,
        Map<Integer, String> causes,
        GridChoice chosen,
        Optional<RaceEnd> end,
        Map<Integer, Double> latencies) {

    public GridSearchResult {
        causes = Map.copyOf(causes);
        latencies = Map.copyOf(latencies);
    }

    /** The coefficients to scale by. */
    public ScalingCoefficients choice() {
        return chosen.coefficients();
    }

    /** How many coefficients were left out because the candidates are limited. */
    public int beyondLimit() {
        return points - all.trials().size() - all.merged().size() - all.beyond().size();
    }

    /** How many candidates the budget does not pay for. */
    public int thinned() {
        return all.trials().size() - plan.trials().size();
    }
}

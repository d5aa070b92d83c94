package io.nas4j.api.stage.grid;

import io.nas4j.core.race.RaceEnd;
import io.nas4j.grid.GridChoice;
import io.nas4j.grid.GridPlan;
import io.nas4j.grid.GridReading;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a grid search came to.
 *
 * @param study that it belongs to
 * @param candidates as they were asked for
 * @param plan the candidates that the budget pays for
 * @param reading what the trainings say
 * @param stages what a local search over single stages came to, where one was asked for and begun
 * @param causes of the trainings that failed, in words, by the number of the candidate
 * @param chosen the coefficients to scale by
 * @param end why the race is over; empty where it is not, or each candidate was trained once by an earlier release
 * @param latencies milliseconds by the number of the candidate: measured, or predicted where the study has a latency table that knows it
 */
public record GridSearchResult(
        String study,
        CandidateOptions candidates,
        GridPlan plan,
        GridReading reading,
        Optional<StageFit> stages,
        Map<Integer, String> causes,
        GridChoice chosen,
        Optional<RaceEnd> end,
        Map<Integer, Double> latencies) {

    public GridSearchResult {
        causes = Map.copyOf(causes);
        latencies = Map.copyOf(latencies);
    }

    /** The same with other latencies. */
    public GridSearchResult withLatencies(Map<Integer, Double> milliseconds) {
        return new GridSearchResult(study, candidates, plan, reading, stages, causes, chosen, end, milliseconds);
    }

    /** The coefficients to scale by. */
    public ScalingCoefficients choice() {
        return chosen.coefficients();
    }

    /** All candidates, whatever the budget. */
    public GridPlan all() {
        return candidates.plan(plan.baselines());
    }

    /** Points of the design, each once for each baseline. */
    public int points() {
        return candidates.design().points().size() * plan.baselines().size();
    }

    /** Whether more than one network is scaled. */
    public boolean several() {
        return plan.baselines().size() > 1;
    }

    /** The number of the search trial that a baseline comes from; empty where it is the study's own. */
    public OptionalInt searched(int baseline) {
        return candidates.searched().isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(candidates.searched().get(baseline));
    }

    /** How many coefficients were left out because the candidates are limited. */
    public int beyondLimit() {
        return points()
                - all().networks().size()
                - all().merged().size()
                - all().beyond().size();
    }

    /** How many candidates the budget does not pay for. */
    public int thinned() {
        return all().networks().size() - plan.networks().size();
    }
}

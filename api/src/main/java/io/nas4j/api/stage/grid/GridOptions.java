package io.nas4j.api.stage.grid;

import io.nas4j.core.study.PhasePlan;
import io.nas4j.grid.CandidateDesign;
import io.nas4j.grid.GridChoice;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A grid search as it is asked for, and stored with its phase.
 *
 * @param candidates which there are
 * @param budget what it may take
 * @param choose what makes the choice
 * @param raced whether candidates race; in grids of earlier releases each is trained once
 * @param perStage trainings of a local search over single stages that follows, 0 for the usual ones; empty where none does
 */
public record GridOptions(
        CandidateOptions candidates, GridBudget budget, GridChoice.By choose, boolean raced, OptionalInt perStage) {

    private static final String RACE = "race";
    private static final String CHOOSE = "choose";
    private static final String PER_STAGE = "per-stage";

    /** A race with the usual rounding and budget, in which the surface makes the choice. */
    public static GridOptions of(CandidateDesign design, int limit, int divisor) {
        return new GridOptions(
                CandidateOptions.of(design, limit, divisor),
                GridBudget.NONE,
                GridChoice.By.SURFACE,
                true,
                OptionalInt.empty());
    }

    /** What a phase's plan says. */
    public static GridOptions of(PhasePlan plan) {
        Map<String, String> map = plan.options();
        return new GridOptions(
                CandidateOptions.of(map),
                GridBudget.of(map),
                GridChoice.By.parse(map.getOrDefault(CHOOSE, GridChoice.By.SURFACE.text())),
                map.containsKey(RACE),
                map.containsKey(PER_STAGE)
                        ? OptionalInt.of(Integer.parseInt(map.get(PER_STAGE)))
                        : OptionalInt.empty());
    }

    /** For a phase's plan. */
    public Map<String, String> toMap() {
        Map<String, String> map = new TreeMap<>();
        candidates.addTo(map);
        if (raced) {
            map.put(RACE, "paired");
            map.put(CHOOSE, choose.text());
        }
        perStage.ifPresent(trainings -> map.put(PER_STAGE, Integer.toString(trainings)));
        budget.addTo(map);
        return map;
    }

    /** The same with another budget. */
    public GridOptions with(GridBudget other) {
        return new GridOptions(candidates, other, choose, raced, perStage);
    }

    /** The same with a local search over single stages of so many trainings, 0 for the usual ones. */
    public GridOptions withStages(int trainings) {
        return new GridOptions(candidates, budget, choose, raced, OptionalInt.of(trainings));
    }

    /** The same with something else that makes the choice. */
    public GridOptions choosing(GridChoice.By other) {
        return new GridOptions(candidates, budget, other, raced, perStage);
    }
}

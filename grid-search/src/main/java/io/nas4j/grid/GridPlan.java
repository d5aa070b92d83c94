package io.nas4j.grid;

import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.grid.surface.Place;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Growth;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The candidates of a grid search as trials. Rounding can make two coefficients scale a small baseline to the same network,
 * or leave it as it is; each network is one trial, under the coefficients that come first, and the baseline none.
 *
 * @param trials numbered from 0
 * @param merged coefficients left out because their network is already there
 * @param beyond coefficients left out because their network reads more pixels than it may
 * @param pixels the most pixels a side that a network may read
 */
public record GridPlan(
        List<TrialSpec> trials, List<ScalingCoefficients> merged, List<ScalingCoefficients> beyond, int pixels) {

    public GridPlan {
        trials = List.copyOf(trials);
        merged = List.copyOf(merged);
        beyond = List.copyOf(beyond);
    }

    /** Scales a baseline by each point of the grid at φ = 1; at most {@code limit} trials, first come first. */
    public static GridPlan of(
            Architecture baseline, List<ScalingCoefficients> points, CompoundScaling scaling, int limit) {
        return of(baseline, points, scaling, limit, Input.MAX_RESOLUTION);
    }

    /**
     * The same, of networks that read no more than so many pixels a side.
     *
     * @throws InvalidInputException where no coefficient gives another network than the baseline
     */
    public static GridPlan of(
            Architecture baseline, List<ScalingCoefficients> points, CompoundScaling scaling, int limit, int pixels) {
        List<TrialSpec> trials = new ArrayList<>();
        List<ScalingCoefficients> merged = new ArrayList<>();
        List<ScalingCoefficients> beyond = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        seen.add(Fingerprint.of(baseline));
        for (ScalingCoefficients point : points) {
            if (trials.size() == limit) {
                break;
            }
            Architecture scaled = scaling.scale(baseline, point, 1);
            if (scaled.input().resolution() > pixels) {
                beyond.add(point);
            } else if (seen.add(Fingerprint.of(scaled))) {
                trials.add(new TrialSpec(Phase.GRID, trials.size(), List.of(), scaled, Optional.of(point)));
            } else {
                merged.add(point);
            }
        }
        if (trials.isEmpty()) {
            throw new InvalidInputException("no coefficients of the grid make another network of this baseline"
                    + (beyond.isEmpty()
                            ? ""
                            : " that reads at most " + pixels + " pixels a side, as --resolution-limit says"));
        }
        return new GridPlan(trials, merged, beyond, pixels);
    }

    /** Whether a network reads no more pixels than it may. */
    boolean permits(Architecture network) {
        return network.input().resolution() <= pixels;
    }

    /** How many of the trials stay whatever the budget: those of each dimension alone, the published coefficients and the middle. */
    public int anchors() {
        return (int) trials.stream().filter(GridPlan::anchored).count();
    }

    private static boolean anchored(TrialSpec trial) {
        return Anchors.has(trial.coefficients().orElseThrow());
    }

    /**
     * The plan with fewer trials: those that stay whatever the budget, then always the one that lies farthest from all that are
     * there, by how its realised growth is shared.
     *
     * @param most trials, at least those that stay
     */
    public GridPlan thinned(int most, Architecture baseline, CompoundScaling scaling) {
        if (most >= trials.size()) {
            return this;
        }
        List<TrialSpec> left = new ArrayList<>(trials);
        List<TrialSpec> kept =
                new ArrayList<>(trials.stream().filter(GridPlan::anchored).toList());
        left.removeAll(kept);
        List<Place> places = trials.stream()
                .map(trial -> Place.of(
                        Growth.of(baseline, trial.coefficients().orElseThrow().at(1), scaling)))
                .toList();
        while (kept.size() < most) {
            TrialSpec farthest = left.stream()
                    .max(Comparator.comparingDouble((TrialSpec trial) -> kept.stream()
                                    .mapToDouble(other ->
                                            places.get(trial.number()).squaredDistance(places.get(other.number())))
                                    .min()
                                    .orElse(Double.POSITIVE_INFINITY))
                            .thenComparing(
                                    Comparator.comparingInt(TrialSpec::number).reversed()))
                    .orElseThrow();
            left.remove(farthest);
            kept.add(farthest);
        }
        List<TrialSpec> numbered = new ArrayList<>();
        for (TrialSpec trial : kept) {
            numbered.add(
                    new TrialSpec(Phase.GRID, numbered.size(), List.of(), trial.architecture(), trial.coefficients()));
        }
        return new GridPlan(numbered, merged, beyond, pixels);
    }
}

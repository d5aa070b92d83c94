package io.nas4j.grid;

import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.ArrayList;
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
 */
public record GridPlan(List<TrialSpec> trials, List<ScalingCoefficients> merged) {

    public GridPlan {
        trials = List.copyOf(trials);
        merged = List.copyOf(merged);
    }

    /** Scales a baseline by each point of the grid at φ = 1; at most {@code limit} trials, first come first. */
    public static GridPlan of(
            Architecture baseline, List<ScalingCoefficients> points, CompoundScaling scaling, int limit) {
        List<TrialSpec> trials = new ArrayList<>();
        List<ScalingCoefficients> merged = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        seen.add(Fingerprint.of(baseline));
        for (ScalingCoefficients point : points) {
            if (trials.size() == limit) {
                break;
            }
            Architecture scaled = scaling.scale(baseline, point, 1);
            if (seen.add(Fingerprint.of(scaled))) {
                trials.add(new TrialSpec(Phase.GRID, trials.size(), List.of(), scaled, Optional.of(point)));
            } else {
                merged.add(point);
            }
        }
        return new GridPlan(trials, merged);
    }
}

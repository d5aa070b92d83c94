package io.nas4j.grid;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Growth;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The candidates of a grid search, best first. Rounding lets real MAC ratios differ by a third at one nominal product, so
 * candidates are compared by the search's own reward with T at twice the baseline's MACs, not by bare accuracy.
 */
public record GridResult(List<GridCandidate> candidates) {

    public GridResult {
        candidates = List.copyOf(candidates);
    }

    /**
     * Ranks trained grid trials; those that failed are left out.
     *
     * @param baseline that was scaled
     * @param scaling by which it was
     * @param exponent w of the study's objective
     * @throws WorkFailedException where none was trained to its end
     */
    public static GridResult of(List<Trial> trials, Architecture baseline, CompoundScaling scaling, double exponent) {
        long baselineMacs = CostModel.cost(baseline).macs();
        Objective objective = new Objective(Objective.Form.SOFT, CandidateDesign.TARGET * baselineMacs, exponent);
        List<GridCandidate> candidates = new ArrayList<>();
        for (Trial trial : trials) {
            if (trial.accuracy().isPresent() && trial.spec().coefficients().isPresent()) {
                double accuracy = trial.accuracy().getAsDouble();
                ScalingCoefficients coefficients = trial.spec().coefficients().get();
                candidates.add(new GridCandidate(
                        trial.number(),
                        coefficients,
                        trial.macs(),
                        Growth.of(baseline, coefficients.at(1), scaling),
                        accuracy,
                        objective.reward(accuracy, trial.macs())));
            }
        }
        if (candidates.isEmpty()) {
            throw new WorkFailedException(
                    "no grid trial was trained to its end, so there are no coefficients to choose");
        }
        candidates.sort(Comparator.comparingDouble(GridCandidate::score)
                .reversed()
                .thenComparingLong(GridCandidate::macs)
                .thenComparingInt(GridCandidate::trial));
        return new GridResult(candidates);
    }

    /** The best candidate. */
    public GridCandidate choice() {
        return candidates.get(0);
    }
}

package io.nas4j.grid;

import io.nas4j.core.WorkFailedException;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What the trainings of a grid search say.
 *
 * @param candidates the best first: by what is expected of them at equal MACs, or without a surface by their scores; those of which
 *     nothing is known last
 * @param trainings that came to their end
 * @param surface empty where too little was trained to fit one
 */
public record GridReading(List<GridCandidate> candidates, int trainings, Optional<GridSurface> surface) {

    public GridReading {
        candidates = List.copyOf(candidates);
    }

    /**
     * What was trained.
     *
     * @param accuracies by round, then by candidate of the plan; NaN where nothing came to its end
     * @param failed for each candidate, whether a training of it failed
     */
    public record Trained(List<List<Double>> accuracies, List<Boolean> failed) {

        public Trained {
            accuracies = accuracies.stream().map(List::copyOf).toList();
            failed = List.copyOf(failed);
        }
    }

    /**
     * Reads them.
     *
     * @param scaling by which the plan's baselines were scaled
     * @param exponent w of the study's objective
     * @param random draws what is not known
     * @throws WorkFailedException where nothing was trained to its end
     */
    public static GridReading of(
            GridPlan plan, CompoundScaling scaling, double exponent, Trained trained, RandomGenerator random) {
        return new GridReader(plan, scaling, exponent, trained, random).read();
    }

    /** What to scale, and the coefficients. Where there is no surface, the best score takes its place. */
    public GridChoice chosen(GridChoice.By by) {
        if (by == GridChoice.By.PUBLISHED) {
            return published();
        }
        if (surface.isEmpty()) {
            return of(bestByScore(), "the best score, of too few trainings for a surface");
        }
        return by == GridChoice.By.SURFACE
                ? new GridChoice(
                        surface.get().optimum().baseline(),
                        surface.get().optimum().coefficients(),
                        "the optimum of the fitted surface")
                : of(candidates.get(0), "the candidate that is expected to be the best at equal MACs");
    }

    /** The published coefficients, of the baseline that they seem best for. */
    private GridChoice published() {
        int baseline = candidates.stream()
                .filter(candidate -> candidate.coefficients().equals(ScalingCoefficients.EFFICIENTNET))
                .findFirst()
                .map(GridCandidate::baseline)
                .orElse(0);
        return new GridChoice(baseline, ScalingCoefficients.EFFICIENTNET, "the published coefficients, as asked for");
    }

    /** The best score, as of single trainings: of equal ones the cheapest. */
    public GridChoice bestScore() {
        return of(bestByScore(), "the best score of single trainings");
    }

    private static GridChoice of(GridCandidate candidate, String reason) {
        return new GridChoice(candidate.baseline(), candidate.coefficients(), reason);
    }

    private GridCandidate bestByScore() {
        return candidates.stream()
                .filter(candidate -> candidate.score().isPresent())
                .min(Comparator.comparingDouble(
                                (GridCandidate candidate) -> -candidate.score().orElseThrow())
                        .thenComparingLong(GridCandidate::macs)
                        .thenComparingInt(GridCandidate::number))
                .orElseThrow();
    }
}

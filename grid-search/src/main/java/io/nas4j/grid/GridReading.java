package io.nas4j.grid;

import io.nas4j.core.WorkFailedException;
import io.nas4j.grid.surface.Measurements;
import io.nas4j.grid.surface.Place;
import io.nas4j.grid.surface.Surface;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Growth;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What the trainings of a grid search say.
 *
 * @param candidates the best first: by what is expected of them at equal MACs, or without a surface by their scores; those of which
 *     nothing is known last
 * @param trainings that came to their end
 * @param surface empty where too little was trained to fit one
 */
public record GridReading(List<GridCandidate> candidates, int trainings, Optional<GridSurface> surface) {

    /** Steps of the lattice on which the optimum is looked for, from one dimension alone to another. */
    private static final int STEPS = 15;

    private static final int FEWEST_CANDIDATES = 3;
    private static final double MAY_BE_BEST = 0.05;
    private static final double MOST_MORE = 1e6;

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
     * @param baseline that was scaled
     * @param scaling by which it was
     * @param exponent w of the study's objective
     * @param random draws what is not known
     * @throws WorkFailedException where nothing was trained to its end
     */
    public static GridReading of(
            GridPlan plan,
            Architecture baseline,
            CompoundScaling scaling,
            double exponent,
            Trained trained,
            RandomGenerator random) {
        List<Growth> growths = plan.trials().stream()
                .map(trial ->
                        Growth.of(baseline, coefficients(plan, trial.number()).at(1), scaling))
                .toList();
        Measurements measured = new Measurements(growths.stream().map(Place::of).toList(), trained.accuracies());
        if (measured.total() == 0) {
            throw new WorkFailedException(
                    "no grid trial was trained to its end, so there are no coefficients to choose");
        }
        List<ScalingCoefficients> lattice = lattice(plan, baseline, scaling);
        Optional<Surface> surface = measured.total() - trained.accuracies().size() < 2
                        || IntStream.range(0, growths.size())
                                        .filter(i -> measured.count(i) > 0)
                                        .count()
                                < FEWEST_CANDIDATES
                ? Optional.empty()
                : Optional.of(Surface.fit(
                        measured,
                        -exponent * Math.log(CandidateDesign.TARGET) * measured.mean(),
                        lattice.stream().map(GridReading::place).toList(),
                        random));
        boolean[] able = new boolean[growths.size()];
        for (int i = 0; i < able.length; i++) {
            able[i] = measured.count(i) > 0 && !trained.failed().get(i);
        }
        Optional<double[]> best = surface.map(fit -> fit.best(able));
        boolean twice = IntStream.range(0, able.length).anyMatch(i -> measured.count(i) > 1);
        List<GridCandidate> candidates = new ArrayList<>();
        for (int i = 0; i < able.length; i++) {
            int candidate = i;
            int replicates = measured.count(i);
            Growth growth = growths.get(i);
            OptionalDouble accuracy = measured.mean(i);
            GridEvidence evidence = new GridEvidence(
                    replicates,
                    trained.failed().get(i),
                    accuracy,
                    replicates > 0 && twice
                            ? optional(surface.map(fit -> fit.noise() / Math.sqrt(replicates)))
                            : OptionalDouble.empty(),
                    accuracy.isPresent()
                            ? OptionalDouble.of(accuracy.getAsDouble()
                                    * Math.pow(growth.realised() / CandidateDesign.TARGET, exponent))
                            : OptionalDouble.empty(),
                    able[i] ? optional(surface.map(fit -> fit.ofCandidate(candidate))) : OptionalDouble.empty(),
                    able[i] ? optional(best.map(shares -> shares[candidate])) : OptionalDouble.empty());
            candidates.add(new GridCandidate(
                    i,
                    coefficients(plan, i),
                    CostModel.cost(plan.trials().get(i).architecture()).macs(),
                    growth,
                    evidence));
        }
        candidates.sort(Comparator.comparing(
                        (GridCandidate candidate) -> candidate.expected().isEmpty())
                .thenComparing(Comparator.comparingDouble((GridCandidate candidate) -> candidate
                                .expected()
                                .orElse(
                                        candidate.failed()
                                                ? -1
                                                : candidate.score().orElse(-1)))
                        .reversed())
                .thenComparingLong(GridCandidate::macs)
                .thenComparingInt(GridCandidate::number));
        return new GridReading(
                candidates, measured.total(), surface.map(fit -> said(fit, measured, candidates, lattice)));
    }

    private static GridSurface said(
            Surface fit, Measurements measured, List<GridCandidate> ranked, List<ScalingCoefficients> lattice) {
        boolean[] in = fit.region();
        List<GridCandidate> likely = ranked.stream()
                .filter(candidate -> candidate.best().orElse(0) >= MAY_BE_BEST)
                .sorted(Comparator.comparingDouble(
                                (GridCandidate candidate) -> candidate.best().orElse(0))
                        .reversed())
                .toList();
        double leftOut = fit.leaveOneOut();
        return new GridSurface(
                lattice.get(fit.optimum()),
                GridRegion.of(
                        IntStream.range(0, in.length)
                                .filter(i -> in[i])
                                .mapToObj(lattice::get)
                                .toList(),
                        in.length),
                fit.ofLattice(fit.optimum()),
                compound(fit, measured, ranked),
                fit.noise(),
                Double.isNaN(leftOut) ? OptionalDouble.empty() : OptionalDouble.of(leftOut),
                likely.stream().map(GridCandidate::number).toList(),
                more(fit, likely));
    }

    private static OptionalDouble compound(Surface fit, Measurements measured, List<GridCandidate> ranked) {
        Optional<GridCandidate> compound = ranked.stream()
                .filter(candidate -> candidate.expected().isPresent())
                .filter(candidate -> measured.places().get(candidate.number()).compound())
                .findFirst();
        List<Integer> singles = ranked.stream()
                .filter(candidate -> candidate.expected().isPresent())
                .map(GridCandidate::number)
                .filter(number -> measured.places().get(number).single())
                .toList();
        return compound.isEmpty() || singles.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(fit.beats(compound.get().number(), singles));
    }

    /** What two are unsure by falls with the root of their trainings. */
    private static OptionalLong more(Surface fit, List<GridCandidate> likely) {
        if (likely.size() < 2) {
            return OptionalLong.empty();
        }
        GridCandidate first = likely.get(0);
        GridCandidate second = likely.get(1);
        double apart =
                Math.abs(first.expected().orElseThrow() - second.expected().orElseThrow());
        double times = Math.pow(fit.unsure(first.number(), second.number()) / apart, 2);
        double more = Math.ceil((times - 1) * (first.replicates() + second.replicates()));
        return more < MOST_MORE ? OptionalLong.of(Math.max(1, (long) more)) : OptionalLong.empty();
    }

    private static ScalingCoefficients coefficients(GridPlan plan, int candidate) {
        return plan.trials().get(candidate).coefficients().orElseThrow();
    }

    /** Points of product 2 that the plan's limit of pixels permits. */
    private static List<ScalingCoefficients> lattice(GridPlan plan, Architecture baseline, CompoundScaling scaling) {
        List<ScalingCoefficients> lattice = new ArrayList<>();
        for (int depth = 0; depth <= STEPS; depth++) {
            for (int width = 0; width <= STEPS - depth; width++) {
                ScalingCoefficients point = new Shares(
                                (double) depth / STEPS,
                                (double) width / STEPS,
                                (double) (STEPS - depth - width) / STEPS)
                        .coefficients();
                if (plan.permits(scaling.scale(baseline, point, 1))) {
                    lattice.add(point);
                }
            }
        }
        return lattice;
    }

    private static Place place(ScalingCoefficients point) {
        return Place.onConstraint(
                Math.log(point.alpha()) / Math.log(CandidateDesign.TARGET),
                2 * Math.log(point.beta()) / Math.log(CandidateDesign.TARGET));
    }

    private static OptionalDouble optional(Optional<Double> value) {
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }

    /** The coefficients to scale by. Where there is no surface, the best score takes its place. */
    public GridChoice chosen(GridChoice.By by) {
        GridCandidate best = candidates.get(0);
        if (by == GridChoice.By.PUBLISHED) {
            return new GridChoice(ScalingCoefficients.EFFICIENTNET, "the published coefficients, as asked for");
        }
        if (surface.isEmpty()) {
            return new GridChoice(bestScore().coefficients(), "the best score, of too few trainings for a surface");
        }
        return by == GridChoice.By.SURFACE
                ? new GridChoice(surface.get().optimum(), "the optimum of the fitted surface")
                : new GridChoice(best.coefficients(), "the candidate that is expected to be the best at equal MACs");
    }

    /** The best score, as of single trainings: of equal ones the cheapest. */
    public GridChoice bestScore() {
        GridCandidate best = candidates.stream()
                .filter(candidate -> candidate.score().isPresent())
                .min(Comparator.comparingDouble(
                                (GridCandidate candidate) -> -candidate.score().orElseThrow())
                        .thenComparingLong(GridCandidate::macs)
                        .thenComparingInt(GridCandidate::number))
                .orElseThrow();
        return new GridChoice(best.coefficients(), "the best score of single trainings");
    }
}

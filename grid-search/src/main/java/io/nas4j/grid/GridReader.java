package io.nas4j.grid;

import io.nas4j.core.WorkFailedException;
import io.nas4j.grid.surface.Measurements;
import io.nas4j.grid.surface.Place;
import io.nas4j.grid.surface.Surface;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Fits a surface to the trainings of a grid search, and reads it. */
final class GridReader {

    /** Steps of the lattice on which the optimum is looked for, from one dimension alone to another. */
    private static final int STEPS = 15;

    private static final int FEWEST_CANDIDATES = 3;
    private static final double MAY_BE_BEST = 0.05;
    private static final double MOST_MORE = 1e6;

    private final GridPlan plan;
    private final double exponent;
    private final GridReading.Trained trained;
    private final Measurements measured;
    private final List<Point> lattice;
    private final Optional<Surface> surface;
    private final boolean[] able;

    /** A baseline and coefficients of product 2. */
    private record Point(int baseline, ScalingCoefficients coefficients) {

        Place place() {
            return Place.onConstraint(
                    baseline,
                    Math.log(coefficients.alpha()) / Math.log(CandidateDesign.TARGET),
                    2 * Math.log(coefficients.beta()) / Math.log(CandidateDesign.TARGET));
        }
    }

    GridReader(
            GridPlan plan,
            CompoundScaling scaling,
            double exponent,
            GridReading.Trained trained,
            RandomGenerator random) {
        this.plan = plan;
        this.exponent = exponent;
        this.trained = trained;
        this.measured = new Measurements(plan.places(), trained.accuracies());
        if (measured.total() == 0) {
            throw new WorkFailedException(
                    "no grid trial was trained to its end, so there are no coefficients to choose");
        }
        this.lattice = lattice(plan, scaling);
        this.surface = enough()
                ? Optional.of(Surface.fit(
                        measured,
                        -exponent * Math.log(CandidateDesign.TARGET) * measured.mean(),
                        lattice.stream().map(Point::place).toList(),
                        random))
                : Optional.empty();
        this.able = new boolean[plan.networks().size()];
        for (int i = 0; i < able.length; i++) {
            able[i] = measured.count(i) > 0 && !trained.failed().get(i);
        }
    }

    /** Whether there is enough to fit a surface to. */
    private boolean enough() {
        long known = IntStream.range(0, measured.places().size())
                .filter(i -> measured.count(i) > 0)
                .count();
        return measured.total() - trained.accuracies().size() >= 2 && known >= FEWEST_CANDIDATES;
    }

    /** Points of product 2 that the plan's limit of pixels permits, of each baseline. */
    private static List<Point> lattice(GridPlan plan, CompoundScaling scaling) {
        List<Point> lattice = new ArrayList<>();
        for (int baseline = 0; baseline < plan.baselines().size(); baseline++) {
            for (int depth = 0; depth <= STEPS; depth++) {
                for (int width = 0; width <= STEPS - depth; width++) {
                    ScalingCoefficients point = new Shares(
                                    (double) depth / STEPS,
                                    (double) width / STEPS,
                                    (double) (STEPS - depth - width) / STEPS)
                            .coefficients();
                    if (plan.permits(scaling.scale(plan.baselines().get(baseline), point, 1))) {
                        lattice.add(new Point(baseline, point));
                    }
                }
            }
        }
        return lattice;
    }

    GridReading read() {
        List<GridCandidate> candidates = candidates();
        return new GridReading(candidates, measured.total(), surface.map(fit -> said(fit, candidates)));
    }

    private List<GridCandidate> candidates() {
        Optional<double[]> best = surface.map(fit -> fit.best(able));
        List<GridCandidate> candidates = new ArrayList<>();
        for (ScaledNetwork network : plan.networks()) {
            int number = network.trial().number();
            candidates.add(new GridCandidate(
                    number,
                    network.baseline(),
                    network.coefficients(),
                    CostModel.cost(network.trial().architecture()).macs(),
                    network.growth(),
                    evidence(number, best)));
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
        return candidates;
    }

    private GridEvidence evidence(int candidate, Optional<double[]> best) {
        int replicates = measured.count(candidate);
        OptionalDouble accuracy = measured.mean(candidate);
        boolean twice = IntStream.range(0, able.length).anyMatch(i -> measured.count(i) > 1);
        double beyondTwice = measured.places().get(candidate).doublings() - 1;
        return new GridEvidence(
                replicates,
                trained.failed().get(candidate),
                accuracy,
                replicates > 0 && twice
                        ? optional(surface.map(fit -> fit.noise() / Math.sqrt(replicates)))
                        : OptionalDouble.empty(),
                accuracy.isPresent()
                        ? OptionalDouble.of(
                                accuracy.getAsDouble() * Math.pow(CandidateDesign.TARGET, exponent * beyondTwice))
                        : OptionalDouble.empty(),
                able[candidate] ? optional(surface.map(fit -> fit.ofCandidate(candidate))) : OptionalDouble.empty(),
                able[candidate] ? optional(best.map(shares -> shares[candidate])) : OptionalDouble.empty());
    }

    private GridSurface said(Surface fit, List<GridCandidate> ranked) {
        Point optimum = lattice.get(fit.optimum());
        int possible = (int) lattice.stream()
                .filter(point -> point.baseline() == optimum.baseline())
                .count();
        List<GridCandidate> likely = ranked.stream()
                .filter(candidate -> candidate.best().orElse(0) >= MAY_BE_BEST)
                .sorted(Comparator.comparingDouble(
                                (GridCandidate candidate) -> candidate.best().orElse(0))
                        .reversed())
                .toList();
        double leftOut = fit.leaveOneOut();
        return new GridSurface(
                new GridOptimum(optimum.baseline(), optimum.coefficients(), fit.ofLattice(fit.optimum())),
                GridRegion.of(
                        fit.region(optimum.baseline()).stream()
                                .map(i -> lattice.get(i).coefficients())
                                .toList(),
                        possible),
                compound(fit, ranked, optimum.baseline()),
                Arrays.stream(fit.baselines(plan.baselines().size())).boxed().toList(),
                fit.noise(),
                Double.isNaN(leftOut) ? OptionalDouble.empty() : OptionalDouble.of(leftOut),
                likely.stream().map(GridCandidate::number).toList(),
                more(fit, likely));
    }

    /** Among the candidates of one baseline. */
    private OptionalDouble compound(Surface fit, List<GridCandidate> ranked, int baseline) {
        List<GridCandidate> known = ranked.stream()
                .filter(candidate ->
                        candidate.baseline() == baseline && candidate.expected().isPresent())
                .toList();
        Optional<GridCandidate> compound = known.stream()
                .filter(candidate -> measured.places().get(candidate.number()).compound())
                .findFirst();
        List<Integer> singles = known.stream()
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

    private static OptionalDouble optional(Optional<Double> value) {
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }
}

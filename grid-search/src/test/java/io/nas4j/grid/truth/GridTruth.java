package io.nas4j.grid.truth;

import io.nas4j.grid.CandidateDesign;
import io.nas4j.grid.GridChoice;
import io.nas4j.grid.GridRegion;
import io.nas4j.grid.GridSurface;
import io.nas4j.grid.surface.Place;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What a grid search finds where the truth is known: how often its region holds the best place, and what its choice loses against
 * the best candidate. {@code benchmarks/grid-truth} starts it.
 *
 * @param covered share of the studies whose region holds the best place of the true surface
 * @param size mean share of all places that the region takes
 * @param surface mean loss of the surface's optimum against the best candidate, as a fraction of accuracy
 * @param best the same of the candidate that is expected to be the best
 * @param trainings mean number that the race took
 * @param plain the mean loss of a grid with one training of each candidate, two, and so on, that chooses the best mean score
 * @param informed the same of a grid that knows what the MACs of its candidates add to their accuracy
 * @param candidates mean number
 */
record GridTruth(
        double covered,
        double size,
        double surface,
        double best,
        double trainings,
        List<Double> plain,
        List<Double> informed,
        double candidates) {

    private static final int MOST_REPLICATES = 16;
    private static final int STEPS = 15;
    private static final long SEED = 20_261_130;

    GridTruth {
        plain = List.copyOf(plain);
        informed = List.copyOf(informed);
    }

    static GridTruth of(int studies, int points, double each, Allocation allocation, long seed) {
        double covered = 0;
        double size = 0;
        double surface = 0;
        double best = 0;
        double trainings = 0;
        double candidates = 0;
        double[] plain = new double[MOST_REPLICATES];
        double[] informed = new double[MOST_REPLICATES];
        for (int s = 0; s < studies; s++) {
            SimulatedStudy study = new SimulatedStudy(seed + s, points);
            int budget = (int) Math.round(each * study.candidates());
            SimulatedStudy.Raced raced =
                    allocation == Allocation.RACE ? study.raced(budget) : study.spent(budget, allocation);
            GridSurface fit = raced.reading().surface().orElseThrow();
            covered += holds(fit.region(), optimum(study.truth)) ? 1.0 / studies : 0;
            size += fit.region().share() / studies;
            double top = study.best();
            surface += (top - study.truth.onConstraint(place(fit.optimum().coefficients()))) / studies;
            ScalingCoefficients chosen =
                    raced.reading().chosen(GridChoice.By.BEST).coefficients();
            best += (top - study.worth(number(raced, chosen))) / studies;
            trainings += (double) raced.trainings() / studies;
            candidates += (double) study.candidates() / studies;
            for (int k = 0; k < MOST_REPLICATES; k++) {
                plain[k] += (top - study.plain(k + 1)) / studies;
                informed[k] += (top - study.informed(k + 1)) / studies;
            }
        }
        return new GridTruth(
                covered,
                size,
                surface,
                best,
                trainings,
                Arrays.stream(plain).boxed().toList(),
                Arrays.stream(informed).boxed().toList(),
                candidates);
    }

    private static int number(SimulatedStudy.Raced raced, ScalingCoefficients chosen) {
        return raced.reading().candidates().stream()
                .filter(candidate -> candidate.coefficients().equals(chosen))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private static boolean holds(GridRegion region, Place place) {
        return region.holds(coefficients(place));
    }

    private static Place optimum(Truth truth) {
        List<Place> places = new ArrayList<>();
        for (int depth = 0; depth <= STEPS; depth++) {
            for (int width = 0; width <= STEPS - depth; width++) {
                places.add(Place.onConstraint(0, (double) depth / STEPS, (double) width / STEPS));
            }
        }
        Place best = places.get(0);
        for (Place place : places) {
            best = truth.at(place) > truth.at(best) ? place : best;
        }
        return best;
    }

    private static ScalingCoefficients coefficients(Place place) {
        return new ScalingCoefficients(
                Math.pow(CandidateDesign.TARGET, place.depth()),
                Math.pow(CandidateDesign.TARGET, place.width() / 2),
                Math.pow(CandidateDesign.TARGET, place.resolution() / 2));
    }

    private static Place place(ScalingCoefficients by) {
        double doubling = Math.log(CandidateDesign.TARGET);
        return Place.onConstraint(0, Math.log(by.alpha()) / doubling, 2 * Math.log(by.beta()) / doubling);
    }

    /**
     * Trainings of a plain grid whose loss is not above that of the surface; empty where none of those tried is.
     *
     * @param losses by the trainings of each candidate
     */
    OptionalDouble plainFor(List<Double> losses) {
        return IntStream.range(0, losses.size())
                .filter(k -> losses.get(k) <= surface)
                .mapToDouble(k -> (k + 1) * candidates)
                .findFirst();
    }

    private String shown(List<Double> losses) {
        OptionalDouble needed = plainFor(losses);
        return needed.isPresent()
                ? String.format(Locale.ROOT, "%.0f", needed.getAsDouble())
                : String.format(
                        Locale.ROOT,
                        "more than %.0f (%.2f there)",
                        MOST_REPLICATES * candidates,
                        100 * losses.get(MOST_REPLICATES - 1));
    }

    /** Arguments: studies, then points of the lattice and trainings a candidate, as {@code 12:3}, one or more. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(
                "| candidates | trainings | regions that hold the best | size of the region | loss, surface | loss, best candidate |"
                        + " trainings of a plain grid for the surface's loss | of one that knows what MACs add |");
        out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (String setting : List.of(args).subList(1, args.length)) {
            String[] parts = setting.split(":", -1);
            Allocation allocation = parts.length > 2 ? Allocation.parse(parts[2]) : Allocation.RACE;
            GridTruth truth = of(
                    Integer.parseInt(args[0]),
                    Integer.parseInt(parts[0]),
                    Double.parseDouble(parts[1]),
                    allocation,
                    SEED);
            out.println(String.format(
                    Locale.ROOT,
                    "| %.1f | %.1f | %.1f %% | %.0f %% | %.2f | %.2f | %s | %s |",
                    truth.candidates,
                    truth.trainings,
                    100 * truth.covered,
                    100 * truth.size,
                    100 * truth.surface,
                    100 * truth.best,
                    truth.shown(truth.plain),
                    truth.shown(truth.informed)));
        }
    }
}

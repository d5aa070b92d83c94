package io.nas4j.grid.surface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The surface of accuracy over all ways to double a network's MACs, fitted to measured candidates, and what is not known of it. Each
 * candidate counts where its realised growth lies, by its real MACs, and by how often it was measured. Fits under all
 * {@link Prior priors} are averaged by how well these foretell the measurements.
 *
 * <p>What is not known is drawn: each draw is a surface that the measurements allow, the noise of all trainings drawn anew. It
 * takes the place of resampling the rounds, since of two rounds there are three resamples, and they have half the variance.
 */
public final class Surface {

    private static final int DRAWS = 4000;
    private static final double WORTH_DRAWING = 0.005;
    private static final double REGION = 0.95;

    /** How far, as a part of it, what a doubling of MACs adds may be from what is expected. */
    private static final double UNSURE = 0.5;

    /** Below this no two trainings differ: what is left is rounding. */
    private static final double LEAST_NOISE = 1e-6;

    private final Measurements measured;
    private final List<Place> lattice;
    private final double[] expected;
    private final double noise;
    private final double level;
    private final double[][] draws;
    private final double[] offsets;
    private final double slope;
    private final Prior best;

    private Surface(
            Measurements measured,
            List<Place> lattice,
            double[] expected,
            double noise,
            double level,
            double[][] draws,
            double[] offsets,
            double slope,
            Prior best) {
        this.measured = measured;
        this.lattice = lattice;
        this.expected = expected;
        this.noise = noise;
        this.level = level;
        this.draws = draws;
        this.offsets = offsets;
        this.slope = slope;
        this.best = best;
    }

    /**
     * Fits.
     *
     * @param measured at least two candidates in at least one round
     * @param perDoubling how much of an accuracy a doubling of MACs is expected to add: what is measured beside the constraint is set off
     *     so, as far as the measurements do not say otherwise
     * @param lattice places on the constraint, where the optimum is looked for
     * @param random draws what is not known
     */
    public static Surface fit(Measurements measured, double perDoubling, List<Place> lattice, RandomGenerator random) {
        double[] offsets = measured.places().stream()
                .mapToDouble(place -> perDoubling * (place.doublings() - 1))
                .toArray();
        double rough = Math.max(LEAST_NOISE, roughNoise(measured, offsets));
        double slope = Math.max(UNSURE * perDoubling, rough) / rough;
        PosteriorFit.Data data = PosteriorFit.Data.of(measured, offsets, slope);
        boolean several =
                measured.places().stream().map(Place::baseline).distinct().count() > 1;
        List<Prior> priors = Prior.all(several);
        List<PosteriorFit> fits = priors.stream()
                .map(prior -> new PosteriorFit(prior, data, LEAST_NOISE))
                .toList();
        double most = fits.stream().mapToDouble(PosteriorFit::evidence).max().orElseThrow();
        double[] weights = fits.stream()
                .mapToDouble(fit -> Math.exp(fit.evidence() - most))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        List<Place> targets = new ArrayList<>(measured.places());
        targets.addAll(lattice);
        double[] expected = new double[targets.size()];
        List<double[]> draws = new ArrayList<>();
        double noise = 0;
        for (int f = 0; f < fits.size(); f++) {
            double weight = weights[f] / sum;
            noise += weight * fits.get(f).noise();
            double[] mean = fits.get(f).mean(targets).toArray();
            for (int t = 0; t < mean.length; t++) {
                expected[t] += weight * mean[t];
            }
            if (weight > WORTH_DRAWING) {
                draw(fits.get(f), targets, mean, (int) Math.round(weight * DRAWS), random, draws);
            }
        }
        int likeliest = IntStream.range(0, weights.length)
                .boxed()
                .max(Comparator.comparingDouble((Integer f) -> weights[f]))
                .orElseThrow();
        return new Surface(
                measured,
                List.copyOf(lattice),
                expected,
                Math.sqrt(noise),
                level(measured, expected, offsets),
                draws.toArray(double[][]::new),
                offsets,
                slope,
                priors.get(likeliest));
    }

    /** The noise of two trainings of one network, or where none was trained twice, what all values differ by. */
    private static double roughNoise(Measurements measured, double[] offsets) {
        double[][] within = measured.withinRounds(offsets);
        double squares = 0;
        int degrees = 0;
        for (int i = 0; i < measured.candidates(); i++) {
            int candidate = i;
            double[] own = Arrays.stream(within)
                    .mapToDouble(round -> round[candidate])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            double mean = Arrays.stream(own).average().orElse(0);
            squares += Arrays.stream(own)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            degrees += Math.max(0, own.length - 1);
        }
        if (degrees > 0 && squares > 0) {
            return Math.sqrt(squares / degrees);
        }
        double all = Arrays.stream(within)
                .flatMapToDouble(Arrays::stream)
                .filter(value -> !Double.isNaN(value))
                .map(value -> value * value)
                .average()
                .orElse(0);
        return Math.sqrt(all);
    }

    /** What the surface is measured from: the mean of all accuracies is kept. */
    private static double level(Measurements measured, double[] expected, double[] offsets) {
        double sum = 0;
        for (List<Double> round : measured.values()) {
            for (int i = 0; i < round.size(); i++) {
                sum += Double.isNaN(round.get(i)) ? 0 : round.get(i) - offsets[i] - expected[i];
            }
        }
        return sum / measured.total();
    }

    private static void draw(
            PosteriorFit fit,
            List<Place> targets,
            double[] mean,
            int count,
            RandomGenerator random,
            List<double[]> draws) {
        double[][] root = fit.root(targets);
        double[] normal = new double[targets.size()];
        for (int d = 0; d < count; d++) {
            for (int t = 0; t < normal.length; t++) {
                normal[t] = random.nextGaussian();
            }
            double times = Math.sqrt(fit.degrees() / chiSquared(fit.degrees(), random));
            double[] drawn = new double[normal.length];
            for (int t = 0; t < normal.length; t++) {
                double sum = 0;
                for (int k = 0; k <= t; k++) {
                    sum += root[t][k] * normal[k];
                }
                drawn[t] = mean[t] + times * sum;
            }
            draws.add(drawn);
        }
    }

    private static double chiSquared(int degrees, RandomGenerator random) {
        double sum = 0;
        for (int i = 0; i < degrees; i++) {
            double normal = random.nextGaussian();
            sum += normal * normal;
        }
        return sum;
    }

    /** The standard deviation of the noise between two trainings of one network, as a fraction of accuracy. */
    public double noise() {
        return noise;
    }

    /** The accuracy that is expected of a candidate at two times the baseline's MACs. */
    public double ofCandidate(int candidate) {
        return level + expected[candidate];
    }

    /** The accuracy that is expected at a place of the lattice. */
    public double ofLattice(int i) {
        return level + expected[measured.candidates() + i];
    }

    /** The place of the lattice where the accuracy is expected to be the highest: its number. */
    public int optimum() {
        return IntStream.range(0, lattice.size())
                .boxed()
                .max(Comparator.comparingDouble(this::ofLattice))
                .orElseThrow();
    }

    /**
     * The smallest region of the kind that holds the best place of a baseline with a probability of 95 %: places by how much accuracy
     * is expected to be lost there.
     *
     * @return the places of the lattice that are in it, in ascending order
     */
    public List<Integer> region(int baseline) {
        int[] among = IntStream.range(0, lattice.size())
                .filter(i -> lattice.get(i).baseline() == baseline)
                .toArray();
        double[] lost = new double[lattice.size()];
        int[] best = new int[draws.length];
        for (int d = 0; d < draws.length; d++) {
            best[d] = best(draws[d], among);
            for (int i : among) {
                lost[i] += drawn(draws[d], best[d]) - drawn(draws[d], i);
            }
        }
        double[] ofBest =
                Arrays.stream(best).mapToDouble(place -> lost[place]).sorted().toArray();
        double limit = ofBest[Math.min(ofBest.length - 1, (int) Math.ceil(REGION * ofBest.length) - 1)];
        return Arrays.stream(among)
                .filter(place -> lost[place] <= limit)
                .boxed()
                .toList();
    }

    private double drawn(double[] draw, int place) {
        return draw[measured.candidates() + place];
    }

    /** Of some places of the lattice, the one that is best in a draw. */
    private int best(double[] draw, int[] among) {
        int best = among[0];
        for (int place : among) {
            best = drawn(draw, place) > drawn(draw, best) ? place : best;
        }
        return best;
    }

    /**
     * The probability that a baseline, scaled as is best for it, is better than each other one, for each.
     *
     * @param baselines that there are
     */
    public double[] baselines(int baselines) {
        int[] all = IntStream.range(0, lattice.size()).toArray();
        double[] shares = new double[baselines];
        for (double[] draw : draws) {
            shares[lattice.get(best(draw, all)).baseline()] += 1.0 / draws.length;
        }
        return shares;
    }

    /**
     * The probability that a candidate is the best of all at equal MACs, for each.
     *
     * @param able which candidates can be: those that did not fail
     */
    public double[] best(boolean[] able) {
        double[] shares = new double[measured.candidates()];
        for (double[] draw : draws) {
            int best = -1;
            for (int i = 0; i < shares.length; i++) {
                best = able[i] && (best < 0 || draw[i] > draw[best]) ? i : best;
            }
            if (best >= 0) {
                shares[best] += 1.0 / draws.length;
            }
        }
        return shares;
    }

    /** The probability that one candidate is better than each of others at equal MACs. */
    public double beats(int candidate, List<Integer> others) {
        long better = Arrays.stream(draws)
                .filter(draw -> others.stream().allMatch(other -> draw[candidate] > draw[other]))
                .count();
        return (double) better / draws.length;
    }

    /**
     * How far the surface is from candidates that it was fitted without, as a fraction of accuracy: the root of the mean square, with
     * the noise of what was measured of them.
     */
    public double leaveOneOut() {
        double squares = 0;
        int count = 0;
        for (int i = 0; i < measured.candidates(); i++) {
            if (measured.count(i) > 0
                    && measured.total() - measured.count(i) > measured.values().size() + 1) {
                double error = measured.own(i, offsets) - predicted(i);
                squares += error * error;
                count++;
            }
        }
        return count == 0 ? Double.NaN : Math.sqrt(squares / count);
    }

    /** What the best fit says of a candidate that it does not know, beside the others of its rounds. */
    private double predicted(int candidate) {
        Measurements others = measured.without(candidate);
        PosteriorFit fit = new PosteriorFit(best, PosteriorFit.Data.of(others, offsets, slope), LEAST_NOISE);
        double[] expected = fit.ofMeasured().toArray();
        return expected[candidate] - measured.beside(candidate, expected);
    }

    /** Half of a 95 % interval for what two candidates differ by at equal MACs. */
    public double unsure(int first, int second) {
        double[] sorted = Arrays.stream(draws)
                .mapToDouble(draw -> draw[first] - draw[second])
                .sorted()
                .toArray();
        return (sorted[(int) (0.975 * sorted.length)] - sorted[(int) (0.025 * sorted.length)]) / 2;
    }
}

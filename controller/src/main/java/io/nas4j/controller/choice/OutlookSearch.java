package io.nas4j.controller.choice;

import io.nas4j.controller.model.AccuracyModel;
import io.nas4j.controller.model.ErrorScale;
import io.nas4j.controller.model.Improvement;
import io.nas4j.controller.model.Point;
import io.nas4j.controller.proposal.CostFactor;
import io.nas4j.core.statistics.JointNormal;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Says what is to be expected of the trials that are left, if they go to the most promising networks that are found among
 * uniform draws and neighbours of the best: no strategy can be expected to bring more than that.
 */
final class OutlookSearch {

    private static final int DRAWN = 512;
    private static final int NEIGHBOURS = 256;
    private static final int PARENTS = 8;

    /** More networks than these change what is expected of the best of them by little. */
    private static final int MOST = 64;

    private static final int DRAWS = 2_000;

    private final DecisionSpace space;
    private final CostFactor factor;
    private final AccuracyModel.Posterior posterior;

    OutlookSearch(DecisionSpace space, CostFactor factor, AccuracyModel.Posterior posterior) {
        this.space = space;
        this.factor = factor;
        this.posterior = posterior;
    }

    /** A network that may be tried. */
    private record Candidate(Point point, double factor, double mean, double improvement) {}

    /**
     * The outlook.
     *
     * @param measured networks that no trial is to be spent on again
     * @param trials that are left, at least 1
     */
    Outlook of(List<Choices> measured, int trials, RandomGenerator random) {
        List<Choices> best = measured.stream()
                .sorted(Comparator.comparingDouble(this::expected).reversed())
                .limit(PARENTS)
                .toList();
        double incumbent = best.stream().mapToDouble(this::expected).max().orElse(0);
        double noise = best.isEmpty() ? 0 : noise(best.get(0));
        List<Candidate> promising = judged(fresh(measured, best, random), incumbent).stream()
                .sorted(Comparator.comparingDouble(Candidate::improvement).reversed())
                .limit(Math.min(trials, MOST))
                .toList();
        if (promising.isEmpty()) {
            return new Outlook(0, 0, noise);
        }
        double improvement = 0;
        int improved = 0;
        JointNormal values = new JointNormal(
                promising.stream().mapToDouble(Candidate::mean).toArray(),
                posterior.covariances(promising.stream().map(Candidate::point).toList()));
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] drawn = values.draw(random);
            double gain = IntStream.range(0, drawn.length)
                    .mapToDouble(i -> promising.get(i).factor() * ErrorScale.accuracy(drawn[i]) - incumbent)
                    .max()
                    .orElse(0);
            improvement += Math.max(0, gain) / DRAWS;
            improved += gain > Outlook.WORTH * noise ? 1 : 0;
        }
        return new Outlook(improvement, (double) improved / DRAWS, noise);
    }

    private double expected(Choices choices) {
        return factor.of(choices) * ErrorScale.accuracy(mean(choices));
    }

    private double mean(Choices choices) {
        return posterior.guess(posterior.features().of(choices)).mean();
    }

    private double noise(Choices best) {
        double mean = mean(best);
        double deviation = Math.sqrt(posterior.noiseVariance());
        return factor.of(best) * (ErrorScale.accuracy(mean + deviation) - ErrorScale.accuracy(mean - deviation)) / 2;
    }

    private List<Choices> fresh(List<Choices> measured, List<Choices> best, RandomGenerator random) {
        Set<String> met = new HashSet<>();
        measured.forEach(choices -> met.add(space.identity(choices)));
        List<Choices> fresh = new ArrayList<>();
        for (int i = 0; i < DRAWN + NEIGHBOURS; i++) {
            Choices choices = i < DRAWN || best.isEmpty()
                    ? space.uniform(random)
                    : space.mutate(best.get(i % best.size()), random);
            if (met.add(space.identity(choices))) {
                fresh.add(choices);
            }
        }
        return fresh;
    }

    private List<Candidate> judged(List<Choices> networks, double incumbent) {
        List<Point> points = networks.stream().map(posterior.features()::of).toList();
        double[] variances = posterior.variances(points);
        return IntStream.range(0, points.size())
                .mapToObj(i -> {
                    double times = factor.of(networks.get(i));
                    double mean = posterior.guess(points.get(i)).mean();
                    return new Candidate(
                            points.get(i), times, mean, Improvement.expected(mean, variances[i], times, incumbent));
                })
                .toList();
    }
}

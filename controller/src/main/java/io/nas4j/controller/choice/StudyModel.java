package io.nas4j.controller.choice;

import io.nas4j.controller.model.AccuracyModel;
import io.nas4j.controller.model.ErrorScale;
import io.nas4j.controller.model.Features;
import io.nas4j.controller.model.Point;
import io.nas4j.controller.proposal.CostFactor;
import io.nas4j.controller.proposal.Credit;
import io.nas4j.core.statistics.ProbabilityOfBest;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.search.Choices;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The {@link AccuracyModel} fitted to all that a study measured, whatever strategy proposed it. Equal observations and seeds
 * give equal numbers.
 */
public final class StudyModel {

    /** With fewer measurements there is nothing to fit. */
    private static final int FEWEST = 5;

    private static final int MOST_TRIALS = 400;
    private static final int KERNEL_POINTS = 100;

    /** The likeliest: no other has a chance that counts. */
    private static final int DRAWN = 32;

    /** Half of a normal distribution's 95 % interval, in standard deviations. */
    private static final double HALF = 1.96;

    private final CostFactor factor;
    private final StrategyContext context;
    private final AccuracyModel.Posterior posterior;

    private StudyModel(StrategyContext context, CostFactor factor, AccuracyModel.Posterior posterior) {
        this.context = context;
        this.factor = factor;
        this.posterior = posterior;
    }

    /**
     * Fits a model.
     *
     * @param context of the study; its streams of random numbers are those of the study's seed
     * @param observations of finished trials, in order
     * @return empty where fewer than five tell something, or the reward weighs what only a training measures
     */
    public static Optional<StudyModel> of(StrategyContext context, List<Observation> observations) {
        CostFactor factor = new CostFactor(context);
        if (!factor.known()) {
            return Optional.empty();
        }
        AccuracyModel model = new AccuracyModel(
                new Features(context.space(), context.scored(), context.random().stream("predictor.features")),
                MOST_TRIALS,
                KERNEL_POINTS);
        Credit credit = Credit.ofAccuracies();
        for (Observation observation : observations) {
            OptionalDouble accuracy = credit.of(observation);
            if (accuracy.isPresent()) {
                model.learn(observation.choices(), factor.of(observation.choices()), accuracy.getAsDouble());
            }
        }
        return model.size() < FEWEST
                ? Optional.empty()
                : Optional.of(new StudyModel(context, factor, model.fit(List.of())));
    }

    /** What is expected of networks, in their order. */
    public List<Expectation> of(List<Choices> networks) {
        List<Point> points = networks.stream().map(posterior.features()::of).toList();
        double[] factors = networks.stream().mapToDouble(factor::of).toArray();
        double[] means = points.stream()
                .mapToDouble(point -> posterior.guess(point).mean())
                .toArray();
        double[] variances = posterior.variances(points);
        double[] high = IntStream.range(0, means.length)
                .mapToDouble(i -> factors[i] * ErrorScale.accuracy(means[i] + HALF * Math.sqrt(variances[i])))
                .toArray();
        double[] probabilities = probabilities(points, factors, means, high);
        return IntStream.range(0, means.length)
                .mapToObj(i -> new Expectation(
                        factors[i] * ErrorScale.accuracy(means[i]),
                        factors[i] * ErrorScale.accuracy(means[i] - HALF * Math.sqrt(variances[i])),
                        high[i],
                        probabilities[i]))
                .toList();
    }

    /**
     * What the trials that are left may bring.
     *
     * @param measured networks that no trial is to be spent on again
     * @param trials that are left, at least 1
     */
    public Outlook outlook(List<Choices> measured, int trials, RandomGenerator random) {
        return new OutlookSearch(context.space(), factor, posterior).of(measured, trials, random);
    }

    private double[] probabilities(List<Point> points, double[] factors, double[] means, double[] high) {
        int[] drawn = IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> high[i]).reversed())
                .limit(DRAWN)
                .mapToInt(Integer::intValue)
                .toArray();
        double[] shares = ProbabilityOfBest.normal(
                IntStream.of(drawn).mapToDouble(i -> means[i]).toArray(),
                posterior.covariances(IntStream.of(drawn).mapToObj(points::get).toList()),
                (place, value) -> factors[drawn[place]] * ErrorScale.accuracy(value),
                context.random().stream("choice.probabilities"));
        double[] probabilities = new double[means.length];
        for (int place = 0; place < drawn.length; place++) {
            probabilities[drawn[place]] = shares[place];
        }
        return probabilities;
    }
}

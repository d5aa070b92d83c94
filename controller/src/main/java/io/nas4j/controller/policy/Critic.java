package io.nas4j.controller.policy;

import io.nas4j.controller.model.AccuracyModel;
import io.nas4j.controller.model.ErrorScale;
import io.nas4j.controller.model.Features;
import io.nas4j.controller.model.Improvement;
import io.nas4j.controller.model.Point;
import io.nas4j.controller.proposal.CostFactor;
import io.nas4j.controller.proposal.Credit;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.search.Choices;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Expects accuracies of what the policy draws, from the finished trials, and takes of several draws the one whose reward is
 * expected to improve most on the best. What a network costs is known, so that part of the reward is never guessed.
 */
final class Critic {

    /** With more, a draw would cost more to judge than to make. */
    private static final int MOST_TRIALS = 300;

    private static final int KERNEL_POINTS = 60;

    private static final int FEWEST_TRIALS = 4;

    private final CostFactor factor;
    private final Features features;
    private final AccuracyModel model;
    private final Credit credit = Credit.ofAccuracies();

    Critic(StrategyContext context, CostFactor factor, RandomGenerator random) {
        this.factor = factor;
        this.features = new Features(context.space(), context.scored(), random);
        this.model = new AccuracyModel(features, MOST_TRIALS, KERNEL_POINTS);
    }

    /** Learns from a finished trial. */
    void learn(Observation observation) {
        Choices choices = observation.choices();
        credit.of(observation).ifPresent(accuracy -> model.learn(choices, factor.of(choices), accuracy));
    }

    void save(StateOutput to) {
        credit.save(to);
        model.save(to);
    }

    void restore(StateInput from) {
        credit.restore(from);
        model.restore(from);
    }

    /** Whether it knows enough to be asked. */
    boolean ready() {
        return model.size() >= FEWEST_TRIALS;
    }

    /**
     * The draw with the highest expected improvement; of equal ones that with the highest expected reward.
     *
     * @param draws one at least
     * @param running networks whose results will come, so that proposals made side by side differ
     */
    Episode best(List<Episode> draws, Collection<Choices> running) {
        List<Point> points =
                draws.stream().map(draw -> features.of(draw.choices())).toList();
        AccuracyModel.Posterior posterior = model.fit(running);
        double[] variances = posterior.variances(points);
        Judged best = new Judged(draws.get(0), Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < variances.length; i++) {
            double mean = posterior.guess(points.get(i)).mean();
            double times = factor.of(draws.get(i).choices());
            Judged judged = new Judged(
                    draws.get(i),
                    Improvement.expected(mean, variances[i], times, posterior.incumbent()),
                    times * ErrorScale.accuracy(mean));
            best = judged.beats(best) ? judged : best;
        }
        return best.episode;
    }

    /** What is expected of a draw. */
    private record Judged(Episode episode, double improvement, double reward) {

        /** By expected improvement; where that is equal, as when none can improve, by expected reward. */
        boolean beats(Judged other) {
            return improvement > other.improvement || (improvement == other.improvement && reward > other.reward);
        }
    }
}

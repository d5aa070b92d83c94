package io.nas4j.controller.predictor;

import io.nas4j.controller.model.AccuracyModel;
import io.nas4j.controller.model.GaussianProcess;
import io.nas4j.controller.model.Point;
import io.nas4j.controller.proposal.ProposedNetworks;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Looks for the new network that is worth most by an {@link Acquisition}: uniform draws and neighbours of the best measured
 * networks at first, then neighbours of the best candidates, round by round.
 */
final class CandidateSearch {

    /** Networks whose neighbours are looked at. */
    private static final int PARENTS = 16;

    /**
     * Multiplications that the exact variances of one round may take, about 2 ms. A bound that is cheap says which
     * candidates are worth them.
     */
    private static final long WORK = 3_000_000;

    private static final int FEWEST = 8;

    private final DecisionSpace space;
    private final ProposedNetworks proposed;
    private final ToDoubleFunction<Choices> factor;
    private final PredictorOptions options;

    CandidateSearch(
            DecisionSpace space,
            ProposedNetworks proposed,
            ToDoubleFunction<Choices> factor,
            PredictorOptions options) {
        this.space = space;
        this.proposed = proposed;
        this.factor = factor;
        this.options = options;
    }

    /**
     * The best that was found; empty where nothing new was.
     *
     * @param worth what counts
     * @param measured the best measured networks
     */
    Optional<Candidate> best(
            Acquisition worth, AccuracyModel.Posterior posterior, List<Choices> measured, RandomGenerator random) {
        Set<String> met = new HashSet<>();
        List<Candidate> judged = new ArrayList<>();
        List<Candidate> pool = new ArrayList<>();
        fill(pool, worth, posterior, met, () -> space.uniform(random));
        for (int round = 0; ; round++) {
            List<Choices> parents = round == 0
                    ? measured
                    : judged.stream().limit(PARENTS).map(Candidate::choices).toList();
            for (int i = 0; i < options.pool() && !parents.isEmpty(); i++) {
                add(pool, worth, posterior, met, space.mutate(parents.get(i % parents.size()), random));
            }
            judged.addAll(judge(pool, worth, posterior));
            judged.sort(Candidate.BEST_FIRST);
            if (round == options.rounds()) {
                return judged.stream().findFirst();
            }
            pool.clear();
        }
    }

    private void fill(
            List<Candidate> pool,
            Acquisition worth,
            AccuracyModel.Posterior posterior,
            Set<String> met,
            Supplier<Choices> source) {
        for (int i = 0; i < options.pool(); i++) {
            add(pool, worth, posterior, met, source.get());
        }
    }

    private void add(
            List<Candidate> pool,
            Acquisition worth,
            AccuracyModel.Posterior posterior,
            Set<String> met,
            Choices choices) {
        if (met.add(space.identity(choices)) && proposed.isNew(choices)) {
            Point point = posterior.features().of(choices);
            GaussianProcess.Guess guess = posterior.guess(point);
            double times = factor.applyAsDouble(choices);
            pool.add(new Candidate(
                    choices,
                    point,
                    times,
                    guess.mean(),
                    worth.of(guess.mean(), guess.varianceBound(), times, posterior.incumbent())));
        }
    }

    /** The candidates with the highest bounds, with what they are worth by exact variances. */
    private static List<Candidate> judge(List<Candidate> pool, Acquisition worth, AccuracyModel.Posterior posterior) {
        long points = posterior.points();
        List<Candidate> likely = pool.stream()
                .sorted(Candidate.BEST_FIRST)
                .limit(Math.max(FEWEST, WORK / (points * points)))
                .toList();
        double[] variances =
                posterior.variances(likely.stream().map(Candidate::point).toList());
        List<Candidate> judged = new ArrayList<>(likely.size());
        for (int i = 0; i < variances.length; i++) {
            Candidate each = likely.get(i);
            judged.add(each.withScore(worth.of(each.mean(), variances[i], each.factor(), posterior.incumbent())));
        }
        return judged;
    }
}

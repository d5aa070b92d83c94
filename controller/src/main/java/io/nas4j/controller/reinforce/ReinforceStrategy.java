package io.nas4j.controller.reinforce;

import io.nas4j.controller.Credit;
import io.nas4j.controller.ProposedNetworks;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Proposes what an LSTM policy samples, and trains the policy with REINFORCE whenever a batch of trials has finished
 * (NASNet, appendix A; MnasNet, section 3). A network is never proposed twice: where the policy repeats itself it is
 * sampled again, then hotter and hotter, at last uniformly. With several workers the policy has moved on by a few trials
 * when a trial's result comes; the gradient is taken as if it had not.
 */
public final class ReinforceStrategy implements SearchStrategy {

    /** The temperatures at which the policy is asked for a new network, one after the other. */
    private static final double[] TEMPERATURES = {1, 1.5, 2, 4, 8};

    /** A trial to learn from. */
    private record Lesson(Choices choices, double reward) {}

    private static final int DRAWS = 10;

    /** Where the space has constraints: draws that break one are cheap, and an untrained policy knows none. */
    private static final int CONSTRAINED_DRAWS = 100;

    private final DecisionSpace space;
    private final RandomStreams random;
    private final ReinforceOptions options;
    private final PolicySampler sampler;
    private final PolicyTrainer trainer;
    private final Advantages advantages;
    private final ProposedNetworks proposed;
    private final Credit credit;
    private final List<Lesson> pending = new ArrayList<>();
    private int proposals;

    public ReinforceStrategy(StrategyContext context, ReinforceOptions options) {
        this.space = context.space();
        this.random = context.random();
        this.credit = Credit.ofRewards(context);
        this.options = options;
        PolicyWeights weights = new PolicyWeights(
                PolicyShape.of(space, options.hidden()), random.stream("reinforce.weights"), options.initRange());
        this.sampler = new PolicySampler(space, weights);
        this.trainer = new PolicyTrainer(weights, options);
        this.advantages = new Advantages(options.baselineDecay());
        this.proposed = new ProposedNetworks(space);
    }

    @Override
    public Optional<Choices> propose() {
        SplittableRandom stream = random.stream("reinforce.proposal." + proposals++);
        int draws = space.constrained() ? CONSTRAINED_DRAWS : DRAWS;
        for (double temperature : TEMPERATURES) {
            Optional<Choices> found = proposed.firstNew(draws, () -> sampler.sample(stream, temperature));
            if (found.isPresent()) {
                return found;
            }
        }
        return proposed.anyNew(stream);
    }

    @Override
    public void observe(Observation observation) {
        OptionalDouble reward = credit.of(observation);
        if (reward.isEmpty()) {
            return;
        }
        pending.add(new Lesson(observation.choices(), reward.getAsDouble()));
        if (pending.size() == options.batch()) {
            update();
            pending.clear();
        }
    }

    private void update() {
        double[] values =
                advantages.of(pending.stream().mapToDouble(Lesson::reward).toArray());
        List<Episode> episodes = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            episodes.add(Episode.of(space, pending.get(i).choices(), values[i]));
        }
        trainer.update(episodes);
        sampler.weightsChanged();
    }
}

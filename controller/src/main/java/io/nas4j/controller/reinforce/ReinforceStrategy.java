package io.nas4j.controller.reinforce;

import io.nas4j.controller.ProposedNetworks;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private static final int DRAWS = 10;

    /** Where the space has constraints: draws that break one are cheap, and an untrained policy knows none. */
    private static final int CONSTRAINED_DRAWS = 100;

    private final SearchSpace space;
    private final RandomStreams random;
    private final ReinforceOptions options;
    private final PolicySampler sampler;
    private final PolicyTrainer trainer;
    private final Advantages advantages;
    private final ProposedNetworks proposed;
    private final List<Observation> pending = new ArrayList<>();
    private int proposals;

    public ReinforceStrategy(SearchSpace space, RandomStreams random, ReinforceOptions options) {
        this.space = space;
        this.random = random;
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
        int draws = space.constraints().isEmpty() ? DRAWS : CONSTRAINED_DRAWS;
        for (double temperature : TEMPERATURES) {
            Optional<Choices> found = proposed.firstNew(draws, () -> sampler.sample(stream, temperature));
            if (found.isPresent()) {
                return found;
            }
        }
        return proposed.firstNew(ProposedNetworks.UNIFORM_DRAWS, () -> space.sample(stream));
    }

    @Override
    public void observe(Observation observation) {
        pending.add(observation);
        if (pending.size() == options.batch()) {
            update();
            pending.clear();
        }
    }

    private void update() {
        double[] values =
                advantages.of(pending.stream().map(Observation::reward).toList());
        List<Episode> episodes = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            episodes.add(Episode.of(space, pending.get(i).choices(), values[i]));
        }
        trainer.update(episodes);
        sampler.weightsChanged();
    }
}

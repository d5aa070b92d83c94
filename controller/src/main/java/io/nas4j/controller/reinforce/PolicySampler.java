package io.nas4j.controller.reinforce;

import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Samples sequences of decisions from the policy, token by token: a softmax over the open choices of each decision. A
 * decision with one open choice is not asked, though the LSTM reads the choice.
 */
final class PolicySampler {

    private final DecisionSpace space;
    private final PolicyShape shape;
    private final int[] firstTokens;
    private final LstmStep lstm;

    PolicySampler(DecisionSpace space, PolicyWeights weights) {
        this.space = space;
        this.shape = weights.shape();
        this.firstTokens = shape.firstTokens();
        this.lstm = new LstmStep(weights);
    }

    /** To be called after every change of the weights. */
    void weightsChanged() {
        lstm.weightsChanged();
    }

    /** @param temperature that logits are divided by: 1 is the policy itself, higher is nearer to uniform */
    Choices sample(RandomGenerator random, double temperature) {
        begin();
        return space.walk((d, open) -> {
            int choice = open.get(open.size() == 1 ? 0 : draw(probabilities(d, open, temperature), random));
            lstm.read(firstTokens[d] + choice);
            return choice;
        });
    }

    /** The log-probability of each decision of a sequence; 0 where it is not asked. */
    double[] logProbabilities(Choices choices) {
        double[] logs = new double[shape.decisions()];
        Episode episode = Episode.of(space, choices, 0);
        begin();
        for (int d = 0; d < logs.length; d++) {
            if (episode.asked(d)) {
                List<Integer> open = episode.open().get(d);
                logs[d] = Math.log(probabilities(d, open, 1)[open.indexOf(choices.get(d))]);
            }
            lstm.read(firstTokens[d] + choices.get(d));
        }
        return logs;
    }

    private void begin() {
        lstm.reset();
        lstm.read(shape.start());
    }

    private double[] probabilities(int decision, List<Integer> open, double temperature) {
        double[] scores = new double[open.size()];
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = lstm.logit(decision, open.get(i)) / temperature;
            highest = Math.max(highest, scores[i]);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - highest);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
        return scores;
    }

    private static int draw(double[] probabilities, RandomGenerator random) {
        double left = random.nextDouble();
        for (int i = 0; i < probabilities.length - 1; i++) {
            left -= probabilities[i];
            if (left < 0) {
                return i;
            }
        }
        return probabilities.length - 1;
    }
}

package io.nas4j.controller.policy;

import io.nas4j.core.statistics.Exponential;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Walks through a space with the policy, token by token: a softmax over the open choices of each decision. A decision with
 * one open choice is not asked, though the LSTM reads the choice.
 */
final class PolicySampler {

    /** Picks one of a decision's open choices, by its place among them, given their log-probabilities. */
    private interface Picker {
        int pick(int decision, List<Integer> open, double[] logs);
    }

    /** Hears the distribution of each decision that is asked. */
    interface Watcher {
        void asked(double[] logs);
    }

    private final DecisionSpace space;
    private final Lstm lstm;
    private final int start;
    private final int[] firstTokens;

    PolicySampler(DecisionSpace space, PolicyShape shape, Lstm lstm) {
        this.space = space;
        this.lstm = lstm;
        this.start = shape.start();
        this.firstTokens = shape.firstTokens();
    }

    /** A sample of the policy itself. */
    Episode sample(RandomGenerator random, Watcher watcher) {
        return walk((decision, open, logs) -> {
            watcher.asked(logs);
            return draw(logs, random);
        });
    }

    /** @param temperature that logits are divided by: above 1 is nearer to uniform */
    Episode sample(RandomGenerator random, double temperature) {
        return walk((decision, open, logs) -> draw(Softmax.heated(logs, temperature), random));
    }

    /** The likeliest choice at each decision. */
    Episode greedy() {
        return walk((decision, open, logs) -> {
            int likeliest = 0;
            for (int i = 1; i < logs.length; i++) {
                likeliest = logs[i] > logs[likeliest] ? i : likeliest;
            }
            return likeliest;
        });
    }

    /** A sequence from elsewhere. */
    Episode episode(Choices choices) {
        return walk((decision, open, logs) -> open.indexOf(choices.get(decision)));
    }

    private Episode walk(Picker picker) {
        List<List<Integer>> opens = new ArrayList<>(firstTokens.length);
        double[] sum = {0};
        lstm.reset();
        lstm.read(start);
        Choices choices = space.walk((decision, open) -> {
            int place = 0;
            if (open.size() > 1) {
                double[] logs = Softmax.logs(lstm, decision, open);
                place = picker.pick(decision, open, logs);
                sum[0] += logs[place];
            }
            opens.add(open);
            int choice = open.get(place);
            if (decision + 1 < firstTokens.length) {
                lstm.read(firstTokens[decision] + choice);
            }
            return choice;
        });
        return new Episode(choices, opens, sum[0]);
    }

    private static int draw(double[] logs, RandomGenerator random) {
        double left = random.nextDouble();
        for (int i = 0; i < logs.length - 1; i++) {
            left -= Exponential.exp(logs[i]);
            if (left < 0) {
                return i;
            }
        }
        return logs.length - 1;
    }
}

package io.nas4j.controller.policy;

import io.nas4j.core.statistics.Exponential;
import java.util.List;

/** The policy's distribution over the open choices of a decision, in their order: [open]. */
final class Softmax {

    private Softmax() {}

    /** Log-probabilities, for a decision whose tokens before it were read. */
    static double[] logs(Lstm lstm, int decision, List<Integer> open) {
        double[] logs = new double[open.size()];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = lstm.logit(decision, open.get(i));
        }
        normalise(logs);
        return logs;
    }

    /** The distribution at another temperature: logits divided by it. */
    static double[] heated(double[] logs, double temperature) {
        double[] heated = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            heated[i] = logs[i] / temperature;
        }
        normalise(heated);
        return heated;
    }

    /** In nats. */
    static double entropy(double[] logs) {
        double entropy = 0;
        for (double log : logs) {
            entropy -= Exponential.exp(log) * log;
        }
        return entropy;
    }

    private static void normalise(double[] logs) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            highest = Math.max(highest, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Exponential.exp(log - highest);
        }
        double shift = highest + StrictMath.log(sum);
        for (int i = 0; i < logs.length; i++) {
            logs[i] -= shift;
        }
    }
}

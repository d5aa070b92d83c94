package io.nas4j.controller.policy;

import io.nas4j.core.statistics.NormalScores;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Turns rewards into advantages: the normal score of a reward's rank among the last ones, which have mean 0 and about unit
 * variance. Neither scale, offset nor any other monotone change of the reward changes what is learned, a few terrible
 * networks do not drown the differences among good ones, and as the policy improves the window does too, so that the baseline
 * (the window's median, which scores 0) follows it.
 */
final class Advantages {

    private final int window;
    private final Deque<Double> last = new ArrayDeque<>();
    private double[] sorted = new double[0];

    /** @param window how many rewards are ranked */
    Advantages(int window) {
        this.window = window;
    }

    /** Takes the next reward. */
    void add(double reward) {
        if (last.size() == window) {
            last.removeFirst();
        }
        last.addLast(reward);
        sort();
    }

    private void sort() {
        sorted = last.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    void save(StateOutput to) {
        to.each(last, to::decimal);
    }

    void restore(StateInput from) {
        last.addAll(from.list(from::decimal));
        sort();
    }

    /** The advantage of a reward, which need not be in the window any more: from about -2.5 to 2.5. Equal rewards score 0. */
    double of(double reward) {
        return NormalScores.among(sorted, reward);
    }

    /** What scores 0: the median of the last rewards. */
    double baseline() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

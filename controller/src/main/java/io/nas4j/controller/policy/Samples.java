package io.nas4j.controller.policy;

import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;

/** What the policy's own samples tell of it, before any is rejected or heated. */
final class Samples implements PolicySampler.Watcher {

    private final int window;
    private final Deque<Boolean> last = new ArrayDeque<>();
    private int lastNew;
    private int count;
    private int countNew;
    private int asked;
    private double entropy;
    private double share;

    /** @param window samples that {@link #repeating} looks back on */
    Samples(int window) {
        this.window = window;
    }

    @Override
    public void asked(double[] logs) {
        double nats = Softmax.entropy(logs);
        asked++;
        entropy += nats;
        share += nats / StrictMath.log(logs.length);
    }

    /** Takes a sample, new where no trial before has its network. */
    void add(boolean isNew) {
        count++;
        countNew += isNew ? 1 : 0;
        last.addLast(isNew);
        lastNew += isNew ? 1 : 0;
        if (last.size() > window) {
            lastNew -= last.removeFirst() ? 1 : 0;
        }
    }

    /** New networks among the last samples, as many as the window holds. */
    int lastNew() {
        return lastNew;
    }

    /** Whether a whole window has fewer new networks than a share of it. */
    boolean repeating(double least) {
        return last.size() == window && lastNew < least * window;
    }

    /** Forgets the window, as after a change of the policy. */
    void forget() {
        last.clear();
        lastNew = 0;
    }

    void save(StateOutput to) {
        to.each(last, to::flag);
        to.whole(count);
        to.whole(countNew);
        to.whole(asked);
        to.decimal(entropy);
        to.decimal(share);
    }

    void restore(StateInput from) {
        last.addAll(from.list(from::flag));
        lastNew = (int) last.stream().filter(isNew -> isNew).count();
        count = from.count();
        countNew = from.count();
        asked = from.count();
        entropy = from.decimal();
        share = from.decimal();
    }

    /** Moves what was seen since the last call into values; nothing where nothing was. */
    void report(SortedMap<String, Double> values) {
        if (count > 0) {
            values.put("samples", (double) count);
            values.put("new share", (double) countNew / count);
        }
        if (asked > 0) {
            values.put("entropy nats", entropy / asked);
            values.put("entropy", share / asked);
        }
        count = 0;
        countNew = 0;
        asked = 0;
        entropy = 0;
        share = 0;
    }
}

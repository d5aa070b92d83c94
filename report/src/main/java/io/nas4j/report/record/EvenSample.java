package io.nas4j.report.record;

import io.nas4j.core.trial.TrialOutline;
import java.util.ArrayList;
import java.util.List;

/**
 * Trials that are spread evenly over all so far: those whose numbers, times the golden ratio, have a small fraction. They keep no
 * step, which might be that of what a search does in turns. Where they become too many, the half with the larger fractions goes; one
 * that is among them stays until then, so that a page that grows changes little.
 */
final class EvenSample {

    private static final long ALL = 1L << 32;

    /** The golden ratio's fraction, of {@link #ALL}. */
    private static final int GOLDEN = 0x9E3779B9;

    private final int most;
    private final List<TrialOutline> trials = new ArrayList<>();
    private long below = ALL;

    /** @param most how many to keep, at least 1 */
    EvenSample(int most) {
        this.most = most;
    }

    void add(TrialOutline trial) {
        if (fraction(trial) < below) {
            trials.add(trial);
            while (trials.size() > most) {
                below /= 2;
                trials.removeIf(each -> fraction(each) >= below);
            }
        }
    }

    private static long fraction(TrialOutline trial) {
        return Integer.toUnsignedLong(trial.number() * GOLDEN);
    }

    /** Whether none was left out. */
    boolean whole() {
        return below == ALL;
    }

    List<TrialOutline> trials() {
        return List.copyOf(trials);
    }
}

package io.nas4j.cli.output;

import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Estimates how long the rest of a run takes. The first trial has no part in it: it waits for workers to start and for the
 * data to be read. Trials that run side by side end together, so only whole rounds of them behind the first one count.
 */
final class RemainingTime {

    /** What is measured within less says little. */
    private static final double LEAST_SECONDS = 5;

    private final Set<Integer> running = new HashSet<>();
    private int sideBySide = 1;
    private int counted;
    private double first;
    private double round;
    private int ofRounds;

    void started(int number) {
        running.add(number);
        sideBySide = Math.max(sideBySide, running.size());
    }

    /**
     * A trial of this run has ended. One that takes the result of another over has never started.
     *
     * @param number of the trial
     * @param seconds since any moment before the run
     */
    void finished(int number, double seconds) {
        running.remove(number);
        if (counted == 0) {
            first = seconds;
        } else if (counted % sideBySide == 0) {
            round = seconds - first;
            ofRounds = counted;
        }
        counted++;
    }

    /**
     * The estimate in seconds; empty until it is worth something.
     *
     * @param left trials that are still to end
     */
    OptionalDouble seconds(int left) {
        return ofRounds == 0 || round < LEAST_SECONDS || left <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(round / ofRounds * left);
    }
}

package io.nas4j.api.request;

import java.util.Optional;

/**
 * How much a search may take.
 *
 * @param trials total of the study; empty for 100, or as before where a study goes on
 * @param workers trials that train side by side; empty for 2, or as before where a study goes on
 * @param stopWhen what ends the search before its total, as {@code improbable}; empty for {@code none}, or as before where a
 *     study goes on, and then this time alone
 * @param limits what a trial may take
 */
public record Effort(
        Optional<Integer> trials, Optional<Integer> workers, Optional<String> stopWhen, LimitsRequest limits) {

    /** Trials of a study unless others are asked for. */
    public static final int TRIALS = 100;

    /** Workers of a study unless others are asked for. */
    public static final int WORKERS = 2;

    /** Nothing is said. */
    public static final Effort USUAL =
            new Effort(Optional.empty(), Optional.empty(), Optional.empty(), LimitsRequest.USUAL);

    /** The same with a total of trials. */
    public Effort withTrials(int total) {
        return new Effort(Optional.of(total), workers, stopWhen, limits);
    }

    /** The same with a number of workers. */
    public Effort withWorkers(int number) {
        return new Effort(trials, Optional.of(number), stopWhen, limits);
    }

    /** The same with what ends the search before its total. */
    public Effort withStopWhen(String when) {
        return new Effort(trials, workers, Optional.of(when), limits);
    }
}

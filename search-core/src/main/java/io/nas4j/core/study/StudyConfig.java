package io.nas4j.core.study;

import io.nas4j.core.reward.Objective;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Input;

/**
 * All that decides a study's sequence of trials and rewards. Two runs with equal configurations give equal sequences.
 *
 * @param strategy name of the strategy
 * @param engine {@code torch} or {@code dl4j}; never {@code auto}, which is resolved before a study is created
 * @param input size of the pictures that children read
 * @param classes of the data set
 * @param trials total of the search
 * @param workers trials that train side by side; part of what decides the sequence
 */
public record StudyConfig(
        String name,
        SpaceSource space,
        String strategy,
        String engine,
        Input input,
        int classes,
        long seed,
        int trials,
        int workers,
        Objective objective,
        TrainingTask task) {

    public StudyConfig {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new InvalidInputException(
                    "a study's name must be letters, digits, '.', '_' or '-', at most 100, but was '" + name + "'");
        }
        Require.between("trials", trials, 1, 10_000_000);
        Require.between("workers", workers, 1, 1024);
    }

    /** The same study with another total of trials. */
    public StudyConfig withTrials(int total) {
        return new StudyConfig(name, space, strategy, engine, input, classes, seed, total, workers, objective, task);
    }

    /**
     * How many trials back a proposal looks: trial {@code n} is proposed when exactly the trials up to
     * {@code n - lag} have been observed. With one worker each proposal sees every trial before it; with N, N - 1 proposals
     * wait ready so that no worker idles while an early trial is slow.
     */
    public int lag() {
        return lag(workers);
    }

    /** The {@link #lag()} of a study with so many workers. */
    public static int lag(int workers) {
        return 2 * workers - 1;
    }
}

package io.nas4j.core.study;

import io.nas4j.core.reward.Objective;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.latency.LatencyTable;
import java.util.Optional;

/**
 * All that decides a study's sequence of trials and rewards. Two runs with equal configurations give equal sequences.
 *
 * @param strategy name of the strategy
 * @param engine {@code torch} or {@code dl4j}; never {@code auto}, which is resolved before a study is created
 * @param input size of the images that children read
 * @param classes of the data set
 * @param trials total of the search
 * @param workers trials that train side by side; part of what decides the sequence
 * @param device where LibTorch computes: {@code cpu}, {@code cuda:N}
 * @param data fingerprint of the data set; empty in studies of releases that stored none
 * @param pruner what ends unpromising trials early, with its options, as the user gave it; {@code none}
 * @param warmStart what is known before the first proposal, as the user gave it; {@code none}
 * @param limits what a trial may take
 * @param latency the measured times that predict what inference takes, where strategy, reward or constraints weigh it: as
 *     much a part of what decides the sequence as the seed
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
        TrainingTask task,
        String device,
        Optional<String> data,
        String pruner,
        String warmStart,
        TrialLimits limits,
        Optional<LatencyTable> latency) {

    /** Nothing is done: no pruner, no warm start. */
    public static final String NONE = "none";

    /** The device of a study that names none. */
    public static final String CPU = "cpu";

    public StudyConfig {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new InvalidInputException(
                    "a study's name must be letters, digits, '.', '_' or '-', at most 100, but was '" + name + "'");
        }
        Require.between("trials", trials, 1, 10_000_000);
        Require.between("workers", workers, 1, 1024);
    }

    /** A study on the processor with neither pruner nor warm start, limits nor a known data set. */
    public StudyConfig(
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
        this(
                name,
                space,
                strategy,
                engine,
                input,
                classes,
                seed,
                trials,
                workers,
                objective,
                task,
                CPU,
                Optional.empty(),
                NONE,
                NONE,
                TrialLimits.NONE,
                Optional.empty());
    }

    /** The same study under another name. */
    public StudyConfig withName(String other) {
        return with(other, trials, workers, device, data, pruner, warmStart, limits, latency);
    }

    /** The same study with another total of trials. */
    public StudyConfig withTrials(int total) {
        return with(name, total, workers, device, data, pruner, warmStart, limits, latency);
    }

    /** The same study with another number of workers, which decide what is proposed. */
    public StudyConfig withWorkers(int number) {
        return with(name, trials, number, device, data, pruner, warmStart, limits, latency);
    }

    /** The same study on another device. */
    public StudyConfig withDevice(String other) {
        return with(name, trials, workers, other, data, pruner, warmStart, limits, latency);
    }

    /** The same study with the fingerprint of its data. */
    public StudyConfig withData(Optional<String> fingerprint) {
        return with(name, trials, workers, device, fingerprint, pruner, warmStart, limits, latency);
    }

    /** The same study with a pruner. */
    public StudyConfig withPruner(String other) {
        return with(name, trials, workers, device, data, other, warmStart, limits, latency);
    }

    /** The same study with a warm start. */
    public StudyConfig withWarmStart(String other) {
        return with(name, trials, workers, device, data, pruner, other, limits, latency);
    }

    /** The same study with other limits. */
    public StudyConfig withLimits(TrialLimits other) {
        return with(name, trials, workers, device, data, pruner, warmStart, other, latency);
    }

    /** The same study with a latency table. */
    public StudyConfig withLatency(Optional<LatencyTable> table) {
        return with(name, trials, workers, device, data, pruner, warmStart, limits, table);
    }

    /** The same study with another strategy, from another seed. */
    public StudyConfig withSearch(String otherStrategy, long otherSeed) {
        return new StudyConfig(
                name,
                space,
                otherStrategy,
                engine,
                input,
                classes,
                otherSeed,
                trials,
                workers,
                objective,
                task,
                device,
                data,
                pruner,
                warmStart,
                limits,
                latency);
    }

    private StudyConfig with(
            String newName,
            int total,
            int newWorkers,
            String newDevice,
            Optional<String> newData,
            String newPruner,
            String newWarmStart,
            TrialLimits newLimits,
            Optional<LatencyTable> newLatency) {
        return new StudyConfig(
                newName,
                space,
                strategy,
                engine,
                input,
                classes,
                seed,
                total,
                newWorkers,
                objective,
                task,
                newDevice,
                newData,
                newPruner,
                newWarmStart,
                newLimits,
                newLatency);
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

package io.nas4j.core.study;

import io.nas4j.core.file.FileHash;
import io.nas4j.core.file.UserPath;
import io.nas4j.core.trial.Phase;
import io.nas4j.space.Require;
import java.nio.file.Path;

/**
 * How a study is carried out. Trials, workers and limits may change when it is resumed.
 *
 * @param engine {@code torch}, {@code dl4j}, {@code table:FILE}, {@code command:WORDS}, {@code command-server:WORDS},
 *     {@code supernet:FILE} or {@code ask}; never {@code auto}, which is resolved before a study is created
 * @param device where LibTorch computes: {@code cpu}, {@code cuda:N}
 * @param trials the total of the search; 0 in a study of one network, which has none
 * @param workers the trials that train side by side; part of what decides the sequence
 * @param limits what a trial may take
 * @param stopWhen what ends the search before its total, as the user gave it; {@code none}
 */
public record Execution(String engine, String device, int trials, int workers, TrialLimits limits, String stopWhen) {

    /** The device of a study that names none. */
    public static final String CPU = "cpu";

    /** The engine that trains where a supernet judges the search. */
    private static final String TRAINING = "torch";

    /** The engine of a study whose trials are asked for and told. */
    public static final String ASK = "ask";

    /** Begins the engine whose trials are judgements of a trained supernet: {@code supernet:FILE}. */
    private static final String SUPERNET = "supernet:";

    /** Digits of the file's hash that a study keeps behind its path, so that another supernet is noticed. */
    private static final int HASH = 12;

    private static final String HASHED = "#[0-9a-f]{" + HASH + "}$";

    static final int MAX_TRIALS = 10_000_000;

    public Execution {
        Require.between("trials", trials, 0, MAX_TRIALS);
        Require.between("workers", workers, 1, 1024);
    }

    /** On the processor, without limits. */
    public static Execution of(String engine, int trials, int workers) {
        return new Execution(engine, CPU, trials, workers, TrialLimits.NONE, SearchPlan.NONE);
    }

    /** Whether trials are asked for and told, so that no search runs them. */
    public boolean asked() {
        return engine.equals(ASK);
    }

    /** Whether an engine judges networks as paths of a supernet. */
    public static boolean judges(String engine) {
        return engine.startsWith(SUPERNET);
    }

    /** The file of the supernet by which an engine judges. */
    public static Path supernet(String engine) {
        return UserPath.of("--engine", engine.substring(SUPERNET.length()).replaceFirst(HASHED, ""));
    }

    /** The engine that judges by the supernet that a file holds now. */
    public static String judgingBy(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        return SUPERNET + whole + "#" + FileHash.sha256(whole).substring(0, HASH);
    }

    /**
     * What trains the trials of a phase. Where a supernet judges the search, all else is real training.
     */
    public String engine(Phase phase) {
        return judges(engine) && phase != Phase.SEARCH ? TRAINING : engine;
    }

    /** The same on another device. */
    public Execution withDevice(String other) {
        return new Execution(engine, other, trials, workers, limits, stopWhen);
    }

    /** The same with another total of trials. */
    public Execution withTrials(int total) {
        return new Execution(engine, device, total, workers, limits, stopWhen);
    }

    /** The same with another number of workers. */
    public Execution withWorkers(int number) {
        return new Execution(engine, device, trials, number, limits, stopWhen);
    }

    /** The same with other limits. */
    public Execution withLimits(TrialLimits other) {
        return new Execution(engine, device, trials, workers, other, stopWhen);
    }

    /** The same with something else that ends the search. */
    public Execution withStopWhen(String other) {
        return new Execution(engine, device, trials, workers, limits, other);
    }

    /**
     * How many trials back a proposal looks: trial {@code n} is proposed when exactly the trials up to {@code n - lag} have
     * been observed. With one worker each proposal sees every trial before it; with N, N - 1 proposals wait ready so that no
     * worker idles while an early trial is slow.
     */
    public int lag() {
        return lag(workers);
    }

    /** The {@link #lag()} of a study with that number of workers. */
    public static int lag(int workers) {
        return 2 * workers - 1;
    }
}

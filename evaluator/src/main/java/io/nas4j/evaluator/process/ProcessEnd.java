package io.nas4j.evaluator.process;

/** What a process's exit code says of its end. */
public final class ProcessEnd {

    private static final int SIGNAL_BASE = 128;
    private static final int SIGKILL = 9;

    private ProcessEnd() {}

    /** In a few words. */
    public static String text(int code) {
        return code > SIGNAL_BASE
                ? "killed by signal " + (code - SIGNAL_BASE)
                        + (code == SIGNAL_BASE + SIGKILL ? ", as the system does where memory runs out" : "")
                : "exit code " + code;
    }
}

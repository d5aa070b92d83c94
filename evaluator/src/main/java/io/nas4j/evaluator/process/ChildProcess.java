package io.nas4j.evaluator.process;

import java.util.List;

/** How every child process is made. It gets this process's environment without what only the storage needs, as its password. */
public final class ChildProcess {

    /** What the names of the storage's variables begin with. No child opens the storage. */
    private static final String OF_STORAGE = "NAS4J_STORAGE";

    private ChildProcess() {}

    /** A process that is not started yet. */
    public static ProcessBuilder of(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith(OF_STORAGE));
        return builder;
    }
}

package io.nas4j.evaluator.process;

import io.nas4j.evaluator.worker.Worker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a worker is started.
 *
 * @param command program and arguments; it must come to {@link Worker#serve}
 * @param environment added to this process's own
 */
public record WorkerCommand(List<String> command, Map<String, String> environment) {

    /**
     * One thread a worker; and glibc keeps what LibTorch frees instead of giving it back to the system at every step,
     * which trains 24 to 40 per cent faster (docs/decisions). With one arena {@code malloc_trim} gives back all that a
     * network leaves; of other arenas it keeps the free end, which may be 64 MB. oneDNN keeps the code of its last 1024
     * operators, which is that of many networks, where a network needs a hundred or two; by this name of the variable
     * both engines' builds of it know it.
     */
    public static final Map<String, String> ENVIRONMENT = Map.of(
            "OMP_NUM_THREADS", "1",
            "MKL_NUM_THREADS", "1",
            "OPENBLAS_NUM_THREADS", "1",
            "MALLOC_MMAP_THRESHOLD_", "1073741824",
            "MALLOC_TRIM_THRESHOLD_", "1073741824",
            "MALLOC_TOP_PAD_", "67108864",
            "MALLOC_ARENA_MAX", "1",
            "DNNL_PRIMITIVE_CACHE_CAPACITY", "256");

    /** A crash leaves its report in the temporary folder, not where the user works. */
    private static final List<String> FLAGS = List.of(
            "-Djava.awt.headless=true",
            "-XX:+UseSerialGC",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + Path.of(System.getProperty("java.io.tmpdir"), "nas4j-worker-%p.log"));

    /**
     * A terminal's Ctrl-C reaches the whole process group, and a supervisor's SIGTERM too, but workers end when their parent
     * says so; what is ignored stays ignored in the program that replaces the shell, also before Java could say so itself.
     */
    private static final List<String> DEAF = List.of("/bin/sh", "-c", "trap '' INT TERM; exec \"$@\"", "nas4j-worker");

    public WorkerCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The same with more in its environment. */
    public WorkerCommand with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new WorkerCommand(command, all);
    }

    /**
     * Starts the Java of this process with its class path, deaf to interrupts.
     *
     * @param jvmFlags such as {@code -Xmx2g}
     * @param mainClass and its arguments, which come to {@link Worker#serve}
     */
    public static WorkerCommand sameJava(List<String> jvmFlags, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(Files.isExecutable(Path.of(DEAF.get(0))) ? DEAF : List.of());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(jvmFlags);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(arguments);
        return new WorkerCommand(command, ENVIRONMENT);
    }
}

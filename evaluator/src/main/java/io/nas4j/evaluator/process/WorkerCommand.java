package io.nas4j.evaluator.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a worker is started.
 *
 * @param command program and arguments; the program must call {@code Worker.serve}
 * @param environment variables that are added to those of {@link ChildProcess}
 */
public record WorkerCommand(List<String> command, Map<String, String> environment) {

    /**
     * A worker has one thread. glibc keeps the memory that LibTorch frees instead of returning it to the system at every step:
     * training is 24 to 40 per cent faster (docs/decisions). With one arena {@code malloc_trim} returns all memory of a
     * finished network; of other arenas it would keep the free end, up to 64 MB. oneDNN would keep the code of its last 1024
     * operators, but a network needs one or two hundred. Both engines' builds of oneDNN know the variable by this name.
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

    /** The report of a crash goes to the temporary folder, not to the user's. */
    private static final List<String> FLAGS = List.of(
            "-Djava.awt.headless=true",
            "-XX:+UseSerialGC",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + Path.of(System.getProperty("java.io.tmpdir"), "nas4j-worker-%p.log"));

    /**
     * A shell that ignores interrupts and then becomes the worker. A terminal's Ctrl-C and a supervisor's SIGTERM reach the whole
     * process group, but workers must end only when their parent tells them. An ignored signal stays ignored in the program that
     * replaces the shell, so that it is ignored before Java starts.
     */
    private static final List<String> DEAF = List.of("/bin/sh", "-c", "trap '' INT TERM; exec \"$@\"", "nas4j-worker");

    public WorkerCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** What stands before a command whose process is to ignore interrupts; nothing where there is no shell for that. */
    public static List<String> deaf() {
        return Files.isExecutable(Path.of(DEAF.get(0))) ? DEAF : List.of();
    }

    /** The same command with further environment variables. */
    public WorkerCommand with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new WorkerCommand(command, all);
    }

    /** A process that is not started yet. */
    public ProcessBuilder process() {
        ProcessBuilder builder = ChildProcess.of(command);
        builder.environment().putAll(environment);
        return builder;
    }

    /**
     * A command that starts the Java of this process with the same class path, and ignores interrupts.
     *
     * @param jvmFlags flags of the JVM, such as {@code -Xmx2g}
     * @param mainClass a class whose {@code main} calls {@code Worker.serve}
     * @param arguments arguments of that class
     */
    public static WorkerCommand sameJava(List<String> jvmFlags, String mainClass, List<String> arguments) {
        return sameJava(jvmFlags, List.of(), mainClass, arguments);
    }

    /**
     * The same.
     *
     * @param jars behind the class path of this process
     */
    public static WorkerCommand sameJava(
            List<String> jvmFlags, List<Path> jars, String mainClass, List<String> arguments) {
        return of(new WorkerProgram(jvmFlags, classPath(jars), mainClass, arguments, ENVIRONMENT));
    }

    /**
     * The class path of this process, and what stands behind it.
     *
     * @param jars behind it
     */
    public static List<String> classPath(List<Path> jars) {
        List<String> all =
                new ArrayList<>(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        jars.forEach(jar -> all.add(jar.toString()));
        return all;
    }

    /** The command that runs a program with the Java of this process, and ignores interrupts. */
    public static WorkerCommand of(WorkerProgram program) {
        List<String> command = new ArrayList<>(deaf());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(program.jvmFlags());
        command.add("-cp");
        command.add(String.join(File.pathSeparator, program.classPath()));
        command.add(program.mainClass());
        command.addAll(program.arguments());
        return new WorkerCommand(command, program.environment());
    }
}

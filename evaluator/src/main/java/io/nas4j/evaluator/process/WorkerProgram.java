package io.nas4j.evaluator.process;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a worker process runs, wherever it is started.
 *
 * @param jvmFlags flags of its JVM, such as {@code -Xmx2g}
 * @param classPath jars and folders, in their order
 * @param mainClass a class whose {@code main} calls {@code Worker.serve}
 * @param arguments arguments of that class
 * @param environment variables that are added to those of {@link ChildProcess}
 */
public record WorkerProgram(
        List<String> jvmFlags,
        List<String> classPath,
        String mainClass,
        List<String> arguments,
        Map<String, String> environment)
        implements Serializable {

    public WorkerProgram {
        jvmFlags = List.copyOf(jvmFlags);
        classPath = List.copyOf(classPath);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The same program where its code lies elsewhere. */
    public WorkerProgram withClassPath(List<String> elsewhere) {
        return new WorkerProgram(jvmFlags, elsewhere, mainClass, arguments, environment);
    }

    /** The same program with further environment variables. */
    public WorkerProgram with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new WorkerProgram(jvmFlags, classPath, mainClass, arguments, all);
    }
}

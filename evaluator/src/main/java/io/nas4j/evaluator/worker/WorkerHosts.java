package io.nas4j.evaluator.worker;

import io.nas4j.evaluator.process.WorkerProgram;
import java.util.function.Consumer;

/** Says where the workers of a study run. */
@FunctionalInterface
public interface WorkerHosts {

    /** On this machine, each a child of this process. */
    WorkerHosts HERE = (program, workers, notes) -> new LocalHost(program, workers);

    /**
     * A host; nothing is started yet.
     *
     * @param workers how many run side by side
     * @param notes receives sentences that a user may want to know, from several threads
     */
    WorkerHost host(WorkerProgram program, int workers, Consumer<String> notes);
}

package io.nas4j.core.prune;

import java.util.List;

/** Sets when trials end early, by how earlier ones did. Used by one thread; what it says follows from the calls alone. */
public interface Pruner {

    /** When a trial that begins now ends early. */
    StopRule rule(int trial);

    /**
     * Tells a network that was trained, in the order of the trials' numbers.
     *
     * @param complete whether to the last epoch
     * @param worth what each of its epochs is worth, from the first on: validation accuracy, or whatever else is higher where a
     *     network is better
     */
    void observe(int trial, boolean complete, List<Double> worth);
}

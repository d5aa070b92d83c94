package io.nas4j.evaluator.data;

import io.nas4j.core.WorkFailedException;
import java.util.function.Supplier;

/** Says that memory was lacking for a data set: neither the data nor a network is to blame. */
final class DataMemory {

    private static final int MIB = 1 << 20;

    private DataMemory() {}

    /**
     * Does what needs a data set in memory.
     *
     * @throws WorkFailedException where it does not fit
     */
    static <T> T within(String dataset, Supplier<T> work) {
        try {
            return work.get();
        } catch (OutOfMemoryError e) {
            throw new WorkFailedException(
                    "memory is lacking: data set " + dataset + " needs more than the "
                            + Runtime.getRuntime().maxMemory() / MIB
                            + " MB that this process may take for it; take fewer or smaller images",
                    e);
        }
    }
}

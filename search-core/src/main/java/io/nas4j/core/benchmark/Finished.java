package io.nas4j.core.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for searches that run on other threads. */
public final class Finished {

    private Finished() {}

    /** What all came to, in their order; rethrows what one of them threw. */
    public static <T> List<T> of(List<Future<T>> begun) throws InterruptedException {
        List<T> finished = new ArrayList<>();
        for (Future<T> each : begun) {
            try {
                finished.add(each.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
        return finished;
    }
}

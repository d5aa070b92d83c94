package io.nas4j.db.connect;

import io.nas4j.core.WorkFailedException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The thread on which all of a store's work is done, one piece after the other. Callers wait for theirs even when they are
 * interrupted: Java closes a file under the thread that is interrupted while it writes, and H2 the database with it.
 */
final class StoreThread implements AutoCloseable {

    private final ScheduledThreadPoolExecutor thread;

    StoreThread() {
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, "nas4j-store");
            made.setDaemon(true);
            return made;
        });
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Does the work and waits for it; throws what it throws. */
    <T> T call(Callable<T> work) {
        Future<T> result;
        try {
            result = thread.submit(work);
        } catch (RejectedExecutionException e) {
            throw new WorkFailedException("the store is closed", e);
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw rethrown(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Does the work later, unless the answer is cancelled or the thread ends. */
    Future<?> later(Duration delay, Runnable work) {
        return thread.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does what is under way and takes nothing more. */
    @Override
    public void close() {
        thread.shutdown();
    }

    boolean closed() {
        return thread.isShutdown();
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
    }
}

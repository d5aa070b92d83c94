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
 * The thread that does all work of a store, one piece after the other. A caller waits for its work even when it is interrupted.
 * Java closes a file when the writing thread is interrupted, and H2 would then close the database.
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

    /** Does the work and waits for it. Exceptions of the work are thrown to the caller. */
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

    /** Finishes the current work and accepts no more. */
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

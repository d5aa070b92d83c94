package io.nas4j.core.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed number of threads, one a trial; the first that throws ends the run. */
final class SideBySide implements AutoCloseable {

    private static final long LONGEST_END = 10;

    private final ExecutorService threads;

    SideBySide(int workers) {
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Worker(task, count.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What one of the threads does. */
    @FunctionalInterface
    interface Work<T> {

        /** @param worker number of the thread, from 0 */
        T by(int worker) throws Exception;
    }

    private static final class Worker extends Thread {

        private final int number;

        Worker(Runnable task, int number) {
            super(task, "nas4j-trial-" + number);
            this.number = number;
        }
    }

    <T> CompletableFuture<T> submit(Work<T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                future.complete(work.by(((Worker) Thread.currentThread()).number));
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    /** Waits for a result; rethrows what the work threw. */
    static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof CompletionException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : e.getCause();
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            if (cause instanceof InterruptedException) {
                throw new InterruptedException("a trial was interrupted");
            }
            throw new IllegalStateException(cause);
        }
    }

    /** Interrupts what still runs, and gives it a moment to end: what it stores must find the store open. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(LONGEST_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.nas4j.evaluator.process;

/** What is to be done where this process ends before the hook is closed, such as ending other processes. */
public final class ShutdownHook implements AutoCloseable {

    private final Thread thread;

    /**
     * Registers the hook.
     *
     * @param name of its thread
     */
    public ShutdownHook(String name, Runnable work) {
        thread = new Thread(work, name);
        Runtime.getRuntime().addShutdownHook(thread);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            // the machine is going down, and does the work
        }
    }
}

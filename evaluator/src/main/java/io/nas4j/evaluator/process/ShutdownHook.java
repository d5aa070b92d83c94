package io.nas4j.evaluator.process;

/** Work for the case that this process ends before the hook is closed, such as ending child processes. */
public final class ShutdownHook implements AutoCloseable {

    private final Thread thread;

    /**
     * Registers the hook.
     *
     * @param name name of the hook's thread
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

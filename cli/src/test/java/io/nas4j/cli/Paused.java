package io.nas4j.cli;

import java.io.IOException;
import java.util.List;

/** The workers of a search, stopped by SIGSTOP, so that nothing they train can end before a test has done what it must. */
final class Paused implements AutoCloseable {

    private final List<ProcessHandle> workers;

    private Paused(List<ProcessHandle> workers) {
        this.workers = workers;
    }

    static Paused workersOf(Process search) throws IOException, InterruptedException {
        Paused paused = new Paused(search.descendants().toList());
        paused.signal("STOP");
        return paused;
    }

    List<ProcessHandle> workers() {
        return workers;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        for (ProcessHandle worker : workers) {
            new ProcessBuilder("kill", "-" + name, String.valueOf(worker.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }
}

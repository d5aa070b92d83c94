package io.nas4j.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Trains what another nas4j process sends on standard input; started by that process, not by people. */
@Command(name = "worker", hidden = true, description = "Train what another nas4j process sends; not for people.")
final class WorkerCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return Workers.serve();
    }
}

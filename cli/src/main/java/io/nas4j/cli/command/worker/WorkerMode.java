package io.nas4j.cli.command.worker;

import io.nas4j.cli.runtime.Workers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Trains what another nas4j process sends on standard input; started by that process, not by people. */
@Command(name = "worker", hidden = true, description = "Train what another nas4j process sends; not for people.")
public final class WorkerMode implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "CACHE", description = "Folder for decoded images.")
    private Path cache;

    @Parameters(index = "1", paramLabel = "DEVICE", description = "cpu or cuda:N.")
    private String device;

    @Parameters(
            index = "2",
            paramLabel = "ENGINE",
            arity = "0..1",
            description = "Loaded before the first network comes.")
    private Optional<String> engine = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        return Workers.serve(cache, device, engine);
    }
}

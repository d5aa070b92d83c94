package io.nas4j.cli.command.study;

import io.nas4j.cli.input.DashboardControl;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.runtime.Dashboard;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.store.StudyStore;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.report.live.LiveServer;
import io.nas4j.space.Require;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the studies of a storage as live pages. */
@Command(
        name = "dashboard",
        description =
                "Show the studies of a storage as pages in a browser that follow searches of any process, until Ctrl-C. The pages"
                        + " are for this machine and for whoever has the address, and reach no file. Without --control they change"
                        + " nothing.")
public final class DashboardCommand implements Callable<Integer> {

    private static final int MOST_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Port to listen at, on the loopback address; 0 for any that is free. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--open", description = "Open the pages in your browser.")
    private boolean open;

    @Option(names = "--control", description = DashboardControl.DESCRIPTION)
    private boolean control;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() throws InterruptedException {
        Require.between("--port", port, 0, MOST_PORT);
        H2StudyStore.open(storage.url(), OpenMode.READ).close(); // refuses a storage that is not there
        Dashboard.Options options = new Dashboard.Options(port, open, control);
        try (StudyStore store = H2StudyStore.open(storage.url(), control ? OpenMode.WRITE : OpenMode.READ);
                LiveServer server = Dashboard.serve(store, options, Terminals.of(spec))) {
            new CountDownLatch(1).await(); // until the process is ended, or the thread interrupted
        }
        return 0;
    }
}

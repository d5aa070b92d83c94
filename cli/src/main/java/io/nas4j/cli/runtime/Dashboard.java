package io.nas4j.cli.runtime;

import io.nas4j.api.stage.report.StoredStudies;
import io.nas4j.api.workplace.StudyControl;
import io.nas4j.cli.output.Terminal;
import io.nas4j.core.store.StudyStore;
import io.nas4j.report.live.LiveServer;
import java.util.Optional;

/** Live pages of a storage, and the sentence that says where they are. */
public final class Dashboard {

    /**
     * What following searches may take of this machine's time: a third of the 1 % that is promised, because compiling, collecting garbage
     * and answering many pages come on top.
     */
    private static final double SHARE = 0.003;

    private Dashboard() {}

    /**
     * How live pages are served.
     *
     * @param port 0 for any that is free
     * @param open whether to open a browser
     * @param control whether they control searches
     */
    public record Options(int port, boolean open, boolean control) {}

    /**
     * Serves until it is closed.
     *
     * @param store opened for writing where the pages control searches
     * @throws io.nas4j.space.InvalidInputException where the port cannot be had
     */
    public static LiveServer serve(StudyStore store, Options options, Terminal terminal) {
        StoredStudies studies = new StoredStudies(store);
        studies.count(); // the first reader need not wait for that
        LiveServer server = LiveServer.start(
                options.port(),
                studies,
                options.control() ? Optional.of(new StudyControl(store)) : Optional.empty(),
                SHARE * Runtime.getRuntime().availableProcessors());
        terminal.note("Live pages, for you alone on this machine: " + server.address());
        if (options.open() && !BrowserWindow.open(server.address())) {
            terminal.note("No browser could be opened; open the address yourself.");
        }
        return server;
    }
}

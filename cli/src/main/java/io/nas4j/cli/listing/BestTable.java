package io.nas4j.cli.listing;

import io.nas4j.api.stage.SearchResult;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.core.WorkFailedException;
import java.util.List;

/** What a search found. */
public final class BestTable {

    private static final List<String> COLUMNS =
            List.of("number", "reward", "accuracy", "macs", "params", "fingerprint");

    private BestTable() {}

    /**
     * Prints the best trials.
     *
     * @throws WorkFailedException where every trial failed
     */
    public static void print(SearchResult result, Terminal terminal) {
        result.requireSuccess();
        List<Row> rows = result.best().stream().map(StudyRows::trial).toList();
        terminal.out().print(Listing.table(rows, COLUMNS));
        terminal.say(
                rows.isEmpty()
                        ? "No trial was complete."
                        : "The best networks of study " + result.study() + " by reward.");
    }
}

package io.nas4j.cli.listing;

import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.stage.StageContext;
import java.util.List;

/** What a search found. */
public final class BestTable {

    private static final int TOP = 5;

    private BestTable() {}

    public static void print(StageContext bench, String study) {
        List<Row> rows =
                bench.store().best(study, TOP).stream().map(StudyRows::trial).toList();
        bench.terminal()
                .out()
                .print(Listing.table(rows, List.of("number", "reward", "accuracy", "macs", "params", "fingerprint")));
        bench.terminal()
                .say(rows.isEmpty() ? "No trial was complete." : "The best networks of study " + study + " by reward.");
    }
}

package io.nas4j.cli.command;

import io.nas4j.cli.output.Row;
import io.nas4j.space.published.PaperTables;
import java.util.List;

/** Tables 3 and 7 of the EfficientNet paper beside what is counted here. */
final class PaperListing {

    static final List<String> COLUMNS =
            List.of("table", "network", "depth", "width", "resolution", "paper_gmacs", "gmacs", "ratio", "note");

    private PaperListing() {}

    static List<Row> rows() {
        return PaperTables.rows().stream().map(PaperListing::row).toList();
    }

    private static Row row(PaperTables.Row row) {
        double ours = row.macs() / 1e9;
        return new Row()
                .with("table", row.table())
                .with("network", row.network())
                .with("depth", row.by().depth())
                .with("width", row.by().width())
                .with("resolution", row.by().resolution())
                .with("paper_gmacs", row.paper())
                .with("gmacs", ours)
                .with("ratio", ours / row.paper())
                .with("macs", row.macs())
                .with("note", row.note());
    }
}

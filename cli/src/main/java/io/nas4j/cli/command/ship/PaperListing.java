package io.nas4j.cli.command.ship;

import io.nas4j.cli.output.Row;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.published.PaperTables;
import java.util.List;
import java.util.Locale;

/** Tables 3 and 7 of the EfficientNet paper beside what is counted here. */
final class PaperListing {

    static final List<String> COLUMNS =
            List.of("table", "network", "depth", "width", "resolution", "paper_gmacs", "gmacs", "ratio", "note");

    private PaperListing() {}

    /** What the table shows; programs get the numbers. */
    static List<Row> texts() {
        return PaperTables.rows().stream()
                .map(row -> row(row).with("depth", number(row.by().depth()))
                        .with("width", number(row.by().width()))
                        .with("resolution", number(row.by().resolution()))
                        .with("paper_gmacs", number(row.paper()))
                        .with("gmacs", String.format(Locale.ROOT, "%.3f", row.macs() / 1e9))
                        .with("ratio", String.format(Locale.ROOT, "%.2f", row.macs() / 1e9 / row.paper())))
                .toList();
    }

    private static String number(double value) {
        return ArchitectureText.number(value);
    }

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

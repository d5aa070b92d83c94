package io.nas4j.cli.listing;

import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.core.store.StrategyRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What happened inside a strategy, as rows; the field names are part of the command line's contract. */
public final class StrategyRows {

    private static final List<String> HEAD = List.of("number", "proposed", "observed", "kind");
    private static final String TEXT = "text";

    private StrategyRows() {}

    /** A table and CSV have a column for each value that any of the records has; JSON and YAML an object of values. */
    public static void print(Listing listing, List<StrategyRecord> records, Format format, String whenEmpty) {
        Set<String> names = new TreeSet<>();
        records.forEach(record -> names.addAll(record.event().values().keySet()));
        List<String> columns = new ArrayList<>(HEAD);
        names.forEach(name -> columns.add(column(name)));
        columns.add(TEXT);
        boolean flat = format == Format.TABLE || format == Format.CSV;
        listing.print(
                records.stream()
                        .map(record -> flat ? flat(record, names) : nested(record))
                        .toList(),
                columns,
                whenEmpty);
    }

    private static Row head(StrategyRecord record) {
        return new Row()
                .with(HEAD.get(0), record.number())
                .with(HEAD.get(1), record.proposed())
                .with(HEAD.get(2), record.observed())
                .with(HEAD.get(3), record.event().kind().text());
    }

    private static Row flat(StrategyRecord record, Set<String> names) {
        Row row = head(record);
        names.forEach(name -> row.with(
                column(name), Optional.ofNullable(record.event().values().get(name))));
        return row.with(TEXT, record.event().text());
    }

    /** A value may have the name of a column. */
    private static String column(String name) {
        return HEAD.contains(name) || name.equals(TEXT) ? "values." + name : name;
    }

    private static Row nested(StrategyRecord record) {
        Row values = new Row();
        record.event().values().forEach(values::with);
        return head(record).with("values", values).with(TEXT, record.event().text());
    }
}

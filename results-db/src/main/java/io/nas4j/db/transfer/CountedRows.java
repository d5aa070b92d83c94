package io.nas4j.db.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts rows and passes them on. */
final class CountedRows implements RowSink {

    private final RowSink sink;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private String table = "";

    CountedRows(RowSink sink) {
        this.sink = sink;
    }

    @Override
    public void table(String name, List<Column> columns) {
        table = name;
        counts.put(name, 0);
        sink.table(name, columns);
    }

    @Override
    public void row(List<@Nullable String> values) {
        counts.merge(table, 1, Integer::sum);
        sink.row(values);
    }

    /** Number of rows by table, in the order of the tables. */
    Map<String, Integer> counts() {
        return counts;
    }
}

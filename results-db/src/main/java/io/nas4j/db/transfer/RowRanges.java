package io.nas4j.db.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table that has lost pages. It reads the rows in ranges of their numbers. A range that cannot be read is halved, down
 * to single rows.
 */
final class RowRanges {

    private static final long AT_ONCE = 1024;

    private final Handle handle;
    private final String table;
    private final List<Column> columns;
    private final RowSink sink;
    private long lost;

    private RowRanges(Handle handle, String table, List<Column> columns, RowSink sink) {
        this.handle = handle;
        this.table = table;
        this.columns = columns;
        this.sink = sink;
    }

    /** Passes on the rows that can be read. It returns the largest possible number of rows that cannot. */
    static long read(Handle handle, String table, List<Column> columns, RowSink sink) {
        sink.table(table, columns);
        RowRanges ranges = new RowRanges(handle, table, columns, sink);
        long last = ranges.last();
        for (long from = 1; from <= last; from += AT_ONCE) {
            ranges.read(from, Math.min(last, from + AT_ONCE - 1));
        }
        return ranges.lost;
    }

    /** The highest number, or one above it. */
    private long last() {
        Optional<List<Long>> highest =
                tried(() -> handle.createQuery("SELECT _ROWID_ FROM " + table + " ORDER BY _ROWID_ DESC LIMIT 1")
                        .mapTo(Long.class)
                        .list());
        if (highest.isPresent()) {
            return highest.get().isEmpty() ? 0 : highest.get().get(0);
        }
        long rows = tried(() -> handle.createQuery("SELECT row_count_estimate FROM information_schema.tables"
                                + " WHERE table_schema = SCHEMA() AND LOWER(table_name) = :table")
                        .bind("table", table)
                        .mapTo(Long.class)
                        .one())
                .orElse(0L);
        // rows of studies that were deleted leave numbers out
        return 2 * rows + AT_ONCE;
    }

    private void read(long from, long to) {
        Optional<List<List<@Nullable String>>> rows = tried(() -> rows(from, to));
        if (rows.isPresent()) {
            rows.get().forEach(sink::row);
        } else if (from == to) {
            lost++;
        } else {
            long middle = (from + to) / 2;
            read(from, middle);
            read(middle + 1, to);
        }
    }

    private List<List<@Nullable String>> rows(long from, long to) {
        String names = String.join(", ", columns.stream().map(Column::name).toList());
        return new ArrayList<>(
                handle.createQuery("SELECT " + names + " FROM " + table + " WHERE _ROWID_ BETWEEN :from AND :to")
                        .bind("from", from)
                        .bind("to", to)
                        .map((row, context) -> Tables.values(row, columns))
                        .list());
    }

    private static <T> Optional<T> tried(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (JdbiException e) {
            return Optional.empty();
        }
    }
}

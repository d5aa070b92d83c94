package io.nas4j.db.transfer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Receives the rows of a storage, table by table. A row comes after the rows that it refers to. */
interface RowSink {

    /** Does nothing with the rows; it serves to find out whether they can be read. */
    RowSink NOWHERE = new RowSink() {
        @Override
        public void table(String name, List<Column> columns) {}

        @Override
        public void row(List<@Nullable String> values) {}
    };

    /** The rows that follow are of this table. */
    void table(String name, List<Column> columns);

    /** A row: its values as texts, in the order of the columns. */
    void row(List<@Nullable String> values);

    /** The end of the rows, with the number of rows of each table. */
    default void end(Map<String, Integer> rows) {}
}

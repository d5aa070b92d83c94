package io.nas4j.db.transfer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a storage, table by table, each after those that it refers to. */
interface RowSink {

    /** Takes them and does nothing: whether they can be read. */
    RowSink NOWHERE = new RowSink() {
        @Override
        public void table(String name, List<Column> columns) {}

        @Override
        public void row(List<@Nullable String> values) {}
    };

    /** The rows that follow are of this table. */
    void table(String name, List<Column> columns);

    /** A row; values in the order of the columns, as texts. */
    void row(List<@Nullable String> values);

    /** There are no more; so many of each table. */
    default void end(Map<String, Integer> rows) {}
}

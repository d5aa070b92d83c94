package io.nas4j.cli.output;

import java.util.List;

/** A listing that grows: what is printed first decides how wide a table's columns are. */
@FunctionalInterface
public interface RowStream {

    /** Prints some more rows, at once. */
    void print(List<Row> rows);
}

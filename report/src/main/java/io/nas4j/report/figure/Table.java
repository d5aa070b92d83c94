package io.nas4j.report.figure;

import java.util.List;
import java.util.OptionalInt;

/**
 * A table of texts.
 *
 * @param columns the heads
 * @param rows each with as many cells as there are columns
 */
public record Table(List<Column> columns, List<Row> rows) {

    /**
     * A column.
     *
     * @param number whether its cells are numbers, which stand to the right
     */
    public record Column(String name, boolean number) {

        /** A column of words. */
        public static Column words(String name) {
            return new Column(name, false);
        }

        /** A column of numbers. */
        public static Column numbers(String name) {
            return new Column(name, true);
        }
    }

    /**
     * A row.
     *
     * @param trial the search trial that it tells of, which the page links
     */
    public record Row(List<String> cells, OptionalInt trial) {

        public Row {
            cells = List.copyOf(cells);
        }

        /** A row that tells of no trial. */
        public static Row of(String... cells) {
            return new Row(List.of(cells), OptionalInt.empty());
        }

        /** A row that tells of a search trial. */
        public static Row ofTrial(int trial, String... cells) {
            return new Row(List.of(cells), OptionalInt.of(trial));
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row has " + row.cells().size() + " cells where there are " + columns.size() + " columns");
            }
        }
    }
}

package io.nas4j.cli.output;

import java.util.List;

/** How wide the columns of a table are, and which stand to the right. */
record TableShape(List<String> columns, int[] widths, boolean[] numeric) {

    /** Wide enough for those rows. */
    static TableShape of(List<Row> rows, List<String> columns) {
        int[] widths = new int[columns.size()];
        boolean[] numeric = new boolean[columns.size()];
        for (int c = 0; c < columns.size(); c++) {
            String column = columns.get(c);
            List<Object> values = rows.stream().map(row -> value(row, column)).toList();
            numeric[c] = values.stream().allMatch(v -> v instanceof Number || v == Row.Missing.VALUE);
            widths[c] = Math.max(
                    column.length(),
                    values.stream().mapToInt(v -> shown(v).length()).max().orElse(0));
        }
        return new TableShape(columns, widths, numeric);
    }

    String header() {
        return line(columns);
    }

    String lines(List<Row> rows) {
        StringBuilder lines = new StringBuilder();
        for (Row row : rows) {
            lines.append(line(
                    columns.stream().map(column -> shown(value(row, column))).toList()));
        }
        return lines.toString();
    }

    private static String shown(Object value) {
        return Printable.line(Listing.text(value));
    }

    private static Object value(Row row, String column) {
        return row.fields().getOrDefault(column, Row.Missing.VALUE);
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            line.append(c == 0 ? "" : "  ").append(pad(cells.get(c), widths[c], numeric[c]));
        }
        return line.toString().stripTrailing() + System.lineSeparator();
    }

    static String pad(String text, int width, boolean right) {
        String blanks = " ".repeat(Math.max(0, width - text.length()));
        return right ? blanks + text : text + blanks;
    }
}

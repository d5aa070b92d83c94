package io.nas4j.cli.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** A table whose first rows decide how wide it is. */
final class GrowingTable implements RowStream {

    private final PrintWriter out;
    private final List<String> columns;
    private Optional<TableShape> shape = Optional.empty();

    GrowingTable(PrintWriter out, List<String> columns) {
        this.out = out;
        this.columns = columns;
    }

    @Override
    public void print(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        if (shape.isEmpty()) {
            shape = Optional.of(TableShape.of(rows, columns));
            out.print(shape.get().header());
        }
        out.print(shape.get().lines(rows));
        out.flush();
    }
}

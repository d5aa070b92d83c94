package io.nas4j.db.transfer;

import io.nas4j.core.WorkFailedException;
import io.nas4j.db.h2.DatabaseErrors;
import io.nas4j.space.InvalidInputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Adds rows to a storage, under new keys. */
final class RowLoader implements RowSink {

    private static final int AT_ONCE = 500;

    private final Handle handle;
    private final Map<String, List<Column>> known;
    /** What is added to keys of each table, so that they are free. */
    private final Map<String, Long> shifts = new HashMap<>();

    private String table = "";
    private List<Column> columns = List.of();
    private @Nullable PreparedBatch batch;
    private int studies;

    RowLoader(Handle handle) {
        this.handle = handle;
        this.known = Tables.columns(handle);
    }

    @Override
    public void table(String name, List<Column> given) {
        flush();
        table = name;
        columns = given.stream().map(column -> own(name, column.name())).toList();
        if (columns.get(0).name().equals("id")) {
            shifts.put(
                    name,
                    handle.createQuery("SELECT COALESCE(MAX(id), 0) FROM " + name)
                            .mapTo(Long.class)
                            .one());
        }
        batch = handle.prepareBatch("INSERT INTO " + name + " ("
                + columns.stream().map(Column::name).collect(Collectors.joining(", ")) + ")"
                + (columns.get(0).name().equals("id") ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES ("
                + columns.stream()
                        .map(column -> column.kind() == Column.Kind.JSON ? "? FORMAT JSON" : "?")
                        .collect(Collectors.joining(", "))
                + ")");
    }

    private Column own(String name, String column) {
        return known.getOrDefault(name, List.of()).stream()
                .filter(each -> each.name().equals(column))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("the export has column " + column + " of table " + name
                        + ", which this program has not; use the release that wrote it, or a newer one"));
    }

    @Override
    public void row(List<@Nullable String> values) {
        PreparedBatch rows = batch;
        if (rows == null) {
            throw new InvalidInputException("a row must follow the name of its table");
        }
        for (int i = 0; i < columns.size(); i++) {
            rows.bind(i, shifted(columns.get(i).name(), values.get(i)));
        }
        if (table.equals("study")) {
            refuseKnown(values);
            studies++;
        }
        rows.add();
        if (rows.size() >= AT_ONCE) {
            flush();
        }
    }

    private void refuseKnown(List<@Nullable String> values) {
        for (int i = 0; i < columns.size(); i++) {
            String name = values.get(i);
            if (columns.get(i).name().equals("name")
                    && name != null
                    && handle.createQuery("SELECT COUNT(*) FROM study WHERE name = :name")
                                    .bind("name", name)
                                    .mapTo(Integer.class)
                                    .one()
                            > 0) {
                throw new InvalidInputException(
                        "there is a study '" + name + "' in the storage already; import into another storage");
            }
        }
    }

    /** Writes what is still held back, and lets new keys begin behind those that were added; returns the studies added. */
    int finish() {
        flush();
        shifts.keySet().forEach(name -> {
            long next = 1
                    + handle.createQuery("SELECT COALESCE(MAX(id), 0) FROM " + name)
                            .mapTo(Long.class)
                            .one();
            handle.execute("ALTER TABLE " + name + " ALTER COLUMN id RESTART WITH " + next);
        });
        return studies;
    }

    private @Nullable String shifted(String column, @Nullable String value) {
        String of =
                column.equals("id") ? table : column.endsWith("_id") ? column.substring(0, column.length() - 3) : "";
        long shift = shifts.getOrDefault(of, 0L);
        try {
            return value == null || shift == 0 ? value : Long.toString(Math.addExact(Long.parseLong(value), shift));
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    column + " of table " + table + " must be a whole number, but was '" + value + "'", e);
        }
    }

    private void flush() {
        PreparedBatch rows = batch;
        if (rows != null && rows.size() > 0) {
            try {
                rows.execute();
            } catch (JdbiException e) {
                if (DatabaseErrors.passes(e)) {
                    throw e;
                }
                throw new WorkFailedException(
                        "a row of table " + table + " cannot be added: " + DatabaseErrors.reason(e), e);
            }
        }
    }
}

package io.nas4j.db.transfer;

import io.nas4j.core.WorkFailedException;
import io.nas4j.db.h2.DatabaseErrors;
import io.nas4j.space.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Adds rows to a storage. The database gives them new keys, so that they meet neither those that are there nor those that
 * others add meanwhile; a row may refer only to rows that came before it, by the keys that they came with.
 */
final class RowLoader implements RowSink {

    private static final String REFERENCE = "_id";

    private final Handle handle;
    private final int atOnce;
    private final Map<String, List<Column>> known;
    /** Of each table whose rows have keys: the keys that the rows came with, and those that the database gave them. */
    private final Map<String, Map<String, Long>> keys = new HashMap<>();

    private String table = "";
    private List<Column> columns = List.of();
    private @Nullable PreparedBatch batch;
    /** The keys that the rows of the batch came with. */
    private final List<String> held = new ArrayList<>();

    private int studies;

    private RowLoader(Handle handle, int atOnce) {
        this.handle = handle;
        this.atOnce = atOnce;
        this.known = Tables.columns(handle);
        known.forEach((name, own) -> {
            if (own.stream().anyMatch(Column::key)) {
                keys.put(name, new HashMap<>());
            }
        });
    }

    /** For rows that another storage has. */
    static RowLoader ofStorage(Handle handle) {
        return new RowLoader(handle, 500);
    }

    /** For rows that anybody may have written: each is added by itself, so that a refusal is of that row. */
    static RowLoader ofFile(Handle handle) {
        return new RowLoader(handle, 1);
    }

    /** @throws IllegalArgumentException where there is no such table, or it has other columns */
    @Override
    public void table(String name, List<Column> given) {
        flush();
        table = name;
        columns = own(name, given.stream().map(Column::name).toList());
        List<Column> filled = columns.stream().filter(column -> !column.key()).toList();
        batch = handle.prepareBatch("INSERT INTO " + name + " ("
                + filled.stream().map(Column::name).collect(Collectors.joining(", ")) + ") VALUES ("
                + filled.stream()
                        .map(column -> column.kind() == Column.Kind.JSON ? "? FORMAT JSON" : "?")
                        .collect(Collectors.joining(", "))
                + ")");
    }

    private List<Column> own(String name, List<String> given) {
        List<Column> own = known.get(name);
        if (own == null) {
            throw new IllegalArgumentException(
                    "a row's table must be one of " + String.join(", ", known.keySet()) + ", but was '" + name + "'");
        }
        Set<String> once = new HashSet<>();
        List<Column> found = new ArrayList<>();
        for (String column : given) {
            if (!once.add(column)) {
                throw new IllegalArgumentException("column " + column + " of table " + name + " is there twice");
            }
            found.add(own.stream()
                    .filter(each -> each.name().equals(column))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("it has column " + column + " of table " + name
                            + ", which this program has not; use the release that wrote it, or a newer one")));
        }
        List<String> missing = own.stream()
                .map(Column::name)
                .filter(each -> !once.contains(each))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("a row of table " + name
                    + " must have a value for each column, but has none for " + String.join(", ", missing));
        }
        return List.copyOf(found);
    }

    /** @throws IllegalArgumentException where the table cannot have such a row */
    @Override
    public void row(List<@Nullable String> values) {
        PreparedBatch rows = batch;
        if (rows == null) {
            throw new IllegalArgumentException("a row must follow the name of its table");
        }
        if (table.equals("study")) {
            refuseKnown(values);
            studies++;
        }
        int position = 0;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.key()) {
                hold(column.name(), values.get(i));
            } else {
                rows.bind(position, referred(column.name(), values.get(i)));
                position++;
            }
        }
        rows.add();
        if (rows.size() >= atOnce) {
            flush();
        }
    }

    private void hold(String column, @Nullable String key) {
        if (key == null || keys.getOrDefault(table, Map.of()).containsKey(key) || held.contains(key)) {
            throw new IllegalArgumentException(
                    "each row of table " + table + " must have its own " + column + ", but " + key + " is there twice");
        }
        held.add(key);
    }

    /** The value, or the key that the database gave the row that the value refers to. */
    private @Nullable String referred(String column, @Nullable String value) {
        if (!column.endsWith(REFERENCE)) {
            return value;
        }
        String parent = column.substring(0, column.length() - REFERENCE.length());
        Map<String, Long> given = keys.get(parent);
        if (given == null) {
            return value;
        }
        Long key = value == null ? null : given.get(value);
        if (key == null) {
            throw new IllegalArgumentException(column + " of table " + table + " must be the id of a " + parent
                    + " that comes before it, but was " + value);
        }
        return key.toString();
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
                if (atOnce == 1) {
                    throw new IllegalArgumentException("study '" + name + "' is there twice");
                }
                throw new InvalidInputException(
                        "there is a study '" + name + "' in the storage already; import into another storage");
            }
        }
    }

    /** Writes what is still held back; returns the studies added. */
    int finish() {
        flush();
        return studies;
    }

    private void flush() {
        PreparedBatch rows = batch;
        if (rows == null || rows.size() == 0) {
            return;
        }
        try {
            if (held.isEmpty()) {
                rows.execute();
            } else {
                List<Long> given =
                        rows.executePreparedBatch("id").mapTo(Long.class).list();
                Map<String, Long> all = keys.getOrDefault(table, new HashMap<>());
                for (int i = 0; i < held.size(); i++) {
                    all.put(held.get(i), given.get(i));
                }
                held.clear();
            }
        } catch (JdbiException e) {
            if (DatabaseErrors.passes(e)) {
                throw e;
            }
            if (atOnce == 1) {
                throw new IllegalArgumentException(RowRefusal.of(e, table), e);
            }
            throw new WorkFailedException(
                    "a row of table " + table + " cannot be added: " + DatabaseErrors.reason(e), e);
        }
    }
}

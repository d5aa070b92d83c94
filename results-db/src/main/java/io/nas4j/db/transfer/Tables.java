package io.nas4j.db.transfer;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads a storage as rows of texts, whatever its tables are. Stored states of strategies are left out: a replay gives them. */
final class Tables {

    /** The first tables; each comes after the tables that it refers to. Tables of later schemas refer to these. */
    private static final List<String> ORDER = List.of("study", "trial", "strategy_event");

    /** Columns that are left out: the processes of one machine have no meaning in a copy. */
    private static final List<String> OWN = List.of("owner_pid", "owner_started", "owner_asked");

    private static final int AT_ONCE = 1000;

    private Tables() {}

    /** The columns of each table, tables in an order in which they can be filled. */
    static Map<String, List<Column>> columns(Handle handle) {
        Map<String, List<Column>> found = new LinkedHashMap<>();
        ORDER.forEach(table -> found.put(table, new ArrayList<>()));
        handle.createQuery("""
                        SELECT table_name, column_name, data_type, is_identity FROM information_schema.columns
                        WHERE table_schema = 'PUBLIC' AND table_name <> 'flyway_schema_history'
                            AND table_name NOT IN (
                                'STRATEGY_SNAPSHOT', 'STRATEGY_SNAPSHOT_PART', 'STRATEGY_PROPOSALS')
                        ORDER BY table_name, ordinal_position""")
                .map((row, context) -> {
                    String name = row.getString("column_name").toLowerCase(Locale.ROOT);
                    if (!OWN.contains(name)) {
                        found.computeIfAbsent(
                                        row.getString("table_name").toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                                .add(new Column(
                                        name,
                                        Column.kindOf(name, row.getString("data_type")),
                                        row.getString("is_identity").equals("YES")));
                    }
                    return name;
                })
                .list();
        found.values().removeIf(List::isEmpty);
        return found;
    }

    /** Passes on all rows of all studies, or of one. */
    static void read(Handle handle, Optional<Long> study, RowSink sink) {
        columns(handle).forEach((table, columns) -> read(handle, study, table, columns, sink));
    }

    /** Passes on the rows of one table, and returns their number. */
    static int read(Handle handle, Optional<Long> study, String table, List<Column> columns, RowSink sink) {
        sink.table(table, columns);
        String names = String.join(", ", columns.stream().map(Column::name).toList());
        // of a study that was deleted nothing is left: every table refers to one
        String query = "SELECT " + names + " FROM " + table + (study.isEmpty() ? "" : " WHERE " + of(columns))
                + " ORDER BY " + first(columns);
        var statement = handle.createQuery(query).setFetchSize(AT_ONCE);
        study.ifPresent(id -> statement.bind("study", id));
        return statement
                .map((row, context) -> {
                    sink.row(values(row, columns));
                    return 1;
                })
                .stream()
                .mapToInt(one -> one)
                .sum();
    }

    private static String of(List<Column> columns) {
        List<String> names = columns.stream().map(Column::name).toList();
        if (names.contains("study_id")) {
            return "study_id = :study";
        }
        return names.contains("trial_id")
                ? "trial_id IN (SELECT id FROM trial WHERE study_id = :study)"
                : "id = :study";
    }

    private static String first(List<Column> columns) {
        return String.join(", ", columns.stream().limit(2).map(Column::name).toList());
    }

    static List<@Nullable String> values(java.sql.ResultSet row, List<Column> columns) throws SQLException {
        List<@Nullable String> values = new ArrayList<>(columns.size());
        for (int i = 1; i <= columns.size(); i++) {
            values.add(row.getString(i));
        }
        return values;
    }
}

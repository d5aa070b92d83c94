package io.nas4j.db.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** The foreign keys of a storage. */
final class ForeignKeys {

    private final List<Key> keys;

    private ForeignKeys(List<Key> keys) {
        this.keys = keys;
    }

    private record Key(String table, List<String> columns, String parent, List<String> parentColumns) {

        /** Rows whose parent is not there. */
        String orphans() {
            String whole = columns.stream()
                    .map(column -> "child." + column + " IS NOT NULL")
                    .collect(Collectors.joining(" AND "));
            String same = IntStream.range(0, columns.size())
                    .mapToObj(i -> "parent." + parentColumns.get(i) + " = child." + columns.get(i))
                    .collect(Collectors.joining(" AND "));
            return "DELETE FROM " + table + " child WHERE " + whole + " AND NOT EXISTS (SELECT 1 FROM " + parent
                    + " parent WHERE " + same + ")";
        }
    }

    static ForeignKeys of(Handle handle) {
        Map<String, Key> found = new TreeMap<>();
        handle.createQuery("""
                        SELECT r.constraint_name AS name, LOWER(child.table_name) AS table_name,
                            LOWER(child.column_name) AS column_name, LOWER(parent.table_name) AS parent_table,
                            LOWER(parent.column_name) AS parent_column
                        FROM information_schema.referential_constraints r
                        JOIN information_schema.key_column_usage child
                            ON child.constraint_schema = r.constraint_schema
                            AND child.constraint_name = r.constraint_name
                        JOIN information_schema.key_column_usage parent
                            ON parent.constraint_schema = r.unique_constraint_schema
                            AND parent.constraint_name = r.unique_constraint_name
                            AND parent.ordinal_position = child.position_in_unique_constraint
                        WHERE child.table_schema = SCHEMA()
                        ORDER BY r.constraint_name, child.ordinal_position""")
                .map((row, context) -> {
                    Key key = found.get(row.getString("name"));
                    if (key == null) {
                        key = new Key(
                                row.getString("table_name"),
                                new ArrayList<>(),
                                row.getString("parent_table"),
                                new ArrayList<>());
                        found.put(row.getString("name"), key);
                    }
                    key.columns.add(row.getString("column_name"));
                    return key.parentColumns.add(row.getString("parent_column"));
                })
                .list();
        return new ForeignKeys(List.copyOf(found.values()));
    }

    /** Removes the rows whose parent is not there, and those that these leave without one. */
    void removeOrphans(Handle handle) {
        int removed;
        do {
            removed = 0;
            for (Key key : keys) {
                removed += handle.execute(key.orphans());
            }
        } while (removed > 0);
    }
}

package io.nas4j.db.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Passes on the rows whose parents, by the foreign keys, were all passed on before. Only such rows can be imported. */
final class WholeFamilies implements RowSink {

    private final RowSink sink;
    private final Optional<Long> study;
    private final List<Reference> references;
    /** The values that were passed on of each referenced key, which is written as "table columns". */
    private final Map<String, Set<List<@Nullable String>>> passed = new HashMap<>();

    private final Map<String, Long> leftOut = new TreeMap<>();
    private String table = "";
    private List<String> columns = List.of();

    /** A foreign key. */
    private record Reference(String table, List<String> columns, String parent, List<String> parentColumns) {

        String key() {
            return parent + " " + parentColumns;
        }
    }

    /** @param study the study whose rows are passed on; others are not */
    WholeFamilies(Handle handle, RowSink sink, Optional<Long> study) {
        this.sink = sink;
        this.study = study;
        this.references = references(handle);
        references.forEach(reference -> passed.put(reference.key(), new HashSet<>()));
    }

    private static List<Reference> references(Handle handle) {
        Map<String, Reference> found = new TreeMap<>();
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
                    Reference reference = found.get(row.getString("name"));
                    if (reference == null) {
                        reference = new Reference(
                                row.getString("table_name"),
                                new ArrayList<>(),
                                row.getString("parent_table"),
                                new ArrayList<>());
                        found.put(row.getString("name"), reference);
                    }
                    reference.columns.add(row.getString("column_name"));
                    return reference.parentColumns.add(row.getString("parent_column"));
                })
                .list();
        return List.copyOf(found.values());
    }

    /** Number of rows that were not passed on, by table. */
    Map<String, Long> leftOut() {
        return leftOut;
    }

    @Override
    public void table(String name, List<Column> given) {
        table = name;
        columns = given.stream().map(Column::name).toList();
        sink.table(name, given);
    }

    @Override
    public void row(List<@Nullable String> values) {
        if (table.equals("study")
                && !study.map(id -> id.toString().equals(value(values, "id"))).orElse(true)) {
            return;
        }
        for (Reference reference : references) {
            if (reference.table.equals(table) && !parentPassed(reference, values)) {
                leftOut.merge(table, 1L, Long::sum);
                return;
            }
        }
        for (Reference reference : references) {
            if (reference.parent.equals(table)) {
                passed.getOrDefault(reference.key(), Set.of()).add(values(values, reference.parentColumns));
            }
        }
        sink.row(values);
    }

    private boolean parentPassed(Reference reference, List<@Nullable String> row) {
        List<@Nullable String> key = values(row, reference.columns);
        return key.contains(null)
                || passed.getOrDefault(reference.key(), Set.of()).contains(key);
    }

    private List<@Nullable String> values(List<@Nullable String> row, List<String> names) {
        List<@Nullable String> values = new ArrayList<>(names.size());
        names.forEach(name -> values.add(value(row, name)));
        return values;
    }

    private @Nullable String value(List<@Nullable String> row, String name) {
        return row.get(columns.indexOf(name));
    }
}

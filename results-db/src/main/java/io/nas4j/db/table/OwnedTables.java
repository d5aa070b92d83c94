package io.nas4j.db.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * The tables whose rows belong to a study, as the database itself tells them, so that no migration can add one that is
 * forgotten when a study is copied or deleted.
 */
final class OwnedTables {

    private static final String STUDY = "STUDY";
    private static final String TRIAL = "TRIAL";

    private OwnedTables() {}

    /**
     * A table and what belongs to it.
     *
     * @param columns all but the number that the database itself gives a row
     * @param ofStudy whether it names its study; else its trial
     * @param numbered whether its rows have such a number, which rises as they are written
     */
    record Owned(String name, List<String> columns, boolean ofStudy, boolean numbered) {

        /** The columns that are copied as they are. */
        List<String> values() {
            return columns.stream()
                    .filter(column -> !column.equals(ofStudy ? "STUDY_ID" : "TRIAL_ID") && !column.equals("SAME_AS"))
                    .toList();
        }
    }

    /** All of them, each after those that it refers to; the study's own is not among them. */
    static List<Owned> of(Handle handle) {
        Map<String, Set<String>> parents = new HashMap<>();
        handle.createQuery("""
                        SELECT child.table_name AS child, parent.table_name AS parent
                        FROM information_schema.referential_constraints r
                        JOIN information_schema.table_constraints child
                            ON child.constraint_schema = r.constraint_schema
                            AND child.constraint_name = r.constraint_name
                        JOIN information_schema.table_constraints parent
                            ON parent.constraint_schema = r.unique_constraint_schema
                            AND parent.constraint_name = r.unique_constraint_name
                        WHERE child.table_name <> parent.table_name AND child.table_schema = SCHEMA()""")
                .map((row, context) -> parents.computeIfAbsent(row.getString("child"), child -> new TreeSet<>())
                        .add(row.getString("parent")))
                .list();
        List<Owned> ordered = new ArrayList<>();
        Set<String> placed = new HashSet<>(Set.of(STUDY));
        while (placed.size() <= parents.size()) {
            List<String> next = parents.keySet().stream()
                    .filter(table ->
                            !placed.contains(table) && placed.containsAll(parents.getOrDefault(table, Set.of())))
                    .sorted()
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("the tables " + parents + " refer to each other in a circle");
            }
            for (String table : next) {
                placed.add(table);
                ordered.add(owned(handle, table));
            }
        }
        return ordered;
    }

    private static Owned owned(Handle handle, String table) {
        List<String> columns = columns(handle, table);
        boolean numbered = columns(handle, table, "is_identity = 'YES'").contains("ID");
        return new Owned(table, columns, columns.contains("STUDY_ID"), numbered);
    }

    /** The columns of a table but for the number that the database gives a row. */
    static List<String> columns(Handle handle, String table) {
        return columns(handle, table, "is_identity = 'NO'");
    }

    private static List<String> columns(Handle handle, String table, String which) {
        return handle.createQuery("SELECT column_name FROM information_schema.columns WHERE table_schema = SCHEMA()"
                        + " AND table_name = :table AND " + which + " ORDER BY ordinal_position")
                .bind("table", table)
                .mapTo(String.class)
                .list();
    }

    /** Removes the rows of a study, and the study. */
    static void delete(Handle handle, long study) {
        handle.createUpdate("UPDATE trial SET same_as = NULL WHERE study_id = :study")
                .bind("study", study)
                .execute();
        List<Owned> tables = of(handle);
        for (int i = tables.size() - 1; i >= 0; i--) {
            String rows = tables.get(i).ofStudy()
                    ? "study_id = :study"
                    : "trial_id IN (SELECT id FROM trial WHERE study_id = :study)";
            handle.createUpdate("DELETE FROM \"" + tables.get(i).name() + "\" WHERE " + rows)
                    .bind("study", study)
                    .execute();
        }
        handle.createUpdate("DELETE FROM study WHERE id = :study")
                .bind("study", study)
                .execute();
    }

    /** Writes the rows of a study again, for another one that has none; a linked trial's link when all are there. */
    static void copy(Handle handle, long from, long to) {
        for (Owned table : of(handle)) {
            handle.createUpdate(table.ofStudy() ? ofStudy(table) : ofTrial(table))
                    .bind("from", from)
                    .bind("to", to)
                    .execute();
        }
        handle.createUpdate("""
                        UPDATE trial fresh SET same_as = (SELECT old.same_as FROM trial old
                            WHERE old.study_id = :from AND old.phase = fresh.phase AND old.number = fresh.number)
                        WHERE fresh.study_id = :to AND EXISTS (SELECT 1 FROM trial old
                            WHERE old.study_id = :from AND old.phase = fresh.phase AND old.number = fresh.number
                            AND old.same_as IS NOT NULL)""").bind("from", from).bind("to", to).execute();
    }

    private static String ofStudy(Owned table) {
        String values = quoted(table.values(), "");
        return "INSERT INTO \"" + table.name() + "\" (study_id" + values + ") SELECT :to" + values + " FROM \""
                + table.name() + "\" WHERE study_id = :from" + (table.numbered() ? " ORDER BY id" : "");
    }

    private static String ofTrial(Owned table) {
        return "INSERT INTO \"" + table.name() + "\" (trial_id" + quoted(table.values(), "") + ") SELECT fresh.id"
                + quoted(table.values(), "old.") + " FROM \"" + table.name() + "\" old"
                + " JOIN " + TRIAL + " known ON known.id = old.trial_id"
                + " JOIN " + TRIAL + " fresh ON fresh.phase = known.phase AND fresh.number = known.number"
                + " WHERE known.study_id = :from AND fresh.study_id = :to";
    }

    private static String quoted(List<String> columns, String table) {
        StringBuilder list = new StringBuilder();
        columns.forEach(column ->
                list.append(", ").append(table).append('"').append(column).append('"'));
        return list.toString();
    }
}

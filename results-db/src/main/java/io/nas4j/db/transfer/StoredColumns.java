package io.nas4j.db.transfer;

import io.nas4j.db.file.StoredColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The columns of each table of a storage, in the order in which a row has them. */
final class StoredColumns {

    private StoredColumns() {}

    static Map<String, List<StoredColumn>> of(Handle handle) {
        Map<String, List<StoredColumn>> found = new HashMap<>();
        handle.createQuery("""
                        SELECT table_name, column_name, data_type, character_maximum_length
                        FROM information_schema.columns WHERE table_schema = 'PUBLIC'
                        ORDER BY table_name, ordinal_position""")
                .map((row, context) -> found.computeIfAbsent(
                                row.getString("table_name").toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                        .add(new StoredColumn(
                                row.getString("column_name").toLowerCase(Locale.ROOT),
                                row.getString("data_type"),
                                row.getLong("character_maximum_length"))))
                .list();
        return found;
    }
}

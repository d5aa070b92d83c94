package io.nas4j.db.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The row of a study as it is stored, whatever is in it.
 *
 * @param columns those beside the configuration that repeat a part of it
 */
record StudyRow(
        long id, String name, int trials, String config, String provenance, Map<String, Optional<String>> columns) {

    static final List<String> REPEATED =
            List.of("space", "strategy", "dataset", "engine", "seed", "workers", "data_fingerprint");

    static List<StudyRow> all(Handle handle) {
        return handle.createQuery("SELECT * FROM study ORDER BY id")
                .map((row, context) -> of(row))
                .list();
    }

    private static StudyRow of(ResultSet row) throws SQLException {
        Map<String, Optional<String>> columns = new LinkedHashMap<>();
        for (String column : REPEATED) {
            columns.put(column, Optional.ofNullable(row.getString(column)));
        }
        return new StudyRow(
                row.getLong("id"),
                row.getString("name"),
                row.getInt("trials"),
                row.getString("config"),
                row.getString("provenance"),
                columns);
    }
}

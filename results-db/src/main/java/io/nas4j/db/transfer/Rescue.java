package io.nas4j.db.transfer;

import io.nas4j.db.check.StoreCheck;
import io.nas4j.db.file.StoredColumn;
import io.nas4j.db.file.StoredTables;
import io.nas4j.db.h2.H2;
import io.nas4j.db.h2.Login;
import io.nas4j.db.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes a new storage of the rows that are left in a damaged file. Rows of different commits may meet in it, so what does not fit
 * together is removed: rows whose study or trial is lost, and trials that {@link StoreCheck} would refuse.
 */
final class Rescue {

    private static final String STUDIES = "study";
    private static final List<String> NEEDED = List.of(STUDIES, "trial");
    private static final String HISTORY = "flyway_schema_history";
    private static final int HISTORY_VERSION = 1;

    private final StoredTables tables;
    private final Path folder;
    private final String shown;

    /**
     * @param folder for the new storage
     * @param shown the damaged file, for messages
     */
    Rescue(StoredTables tables, Path folder, String shown) {
        this.tables = tables;
        this.folder = folder;
        this.shown = shown;
    }

    /**
     * What was done with the new storage.
     *
     * @param lost number of rows by table that are known to be missing
     */
    record Saved<T>(T result, Map<String, Long> lost) {}

    /** Makes the storage and uses it. Empty where no study is left, or no trial. */
    <T> Optional<Saved<T>> use(Function<Handle, T> use) throws IOException, SQLException {
        int schema = Schema.VERSION;
        while (schema > 0) {
            String url = H2.url(folder.resolve("rescued" + schema + H2.ENDING), "");
            try (Connection connection = H2.connect(url);
                    Handle handle = Jdbi.create(connection).open()) {
                Schema.migrate(url, Login.OF_FILES, shown, schema);
                Map<String, List<StoredColumn>> columns = StoredColumns.of(handle);
                Map<String, Integer> maps = maps(columns);
                OptionalInt older = version(maps, columns);
                if (older.isPresent() && older.getAsInt() < schema) {
                    schema = older.getAsInt();
                    continue;
                }
                if (maps.keySet().containsAll(NEEDED)) {
                    return saved(url, handle, maps, columns, use);
                }
            }
            schema--;
        }
        return Optional.empty();
    }

    /** The map of each table: by the name that the file gives it, or by its rows, where these are of one table only. */
    private Map<String, Integer> maps(Map<String, List<StoredColumn>> columns) throws IOException {
        Map<String, Integer> found = new HashMap<>();
        for (boolean named : new boolean[] {false, true}) {
            for (int map : tables.maps()) {
                Optional<String> name = tables.name(map);
                if (name.isPresent() == named) {
                    List<String> fitting = new ArrayList<>();
                    for (Map.Entry<String, List<StoredColumn>> table : columns.entrySet()) {
                        if (name.orElse(table.getKey()).equals(table.getKey()) && tables.fits(map, table.getValue())) {
                            fitting.add(table.getKey());
                        }
                    }
                    if (fitting.size() == 1) {
                        // of two that were made one after the other, the later one
                        found.put(fitting.get(0), map);
                    }
                }
            }
        }
        return found;
    }

    /** The version of the file's tables; empty where that is lost. */
    private OptionalInt version(Map<String, Integer> maps, Map<String, List<StoredColumn>> columns) throws IOException {
        Integer history = maps.get(HISTORY);
        return history == null
                ? OptionalInt.empty()
                : tables.rows(history, columns.getOrDefault(HISTORY, List.of()).size()).newestFirst().stream()
                        .map(row -> row.values().get(HISTORY_VERSION).getString())
                        .filter(version -> version != null && version.matches("\\d{1,4}"))
                        .mapToInt(Integer::parseInt)
                        .filter(version -> version > 0)
                        .max();
    }

    private <T> Optional<Saved<T>> saved(
            String url,
            Handle handle,
            Map<String, Integer> maps,
            Map<String, List<StoredColumn>> columns,
            Function<Handle, T> use)
            throws IOException, SQLException {
        Map<String, Long> most = new TreeMap<>();
        handle.execute("SET REFERENTIAL_INTEGRITY FALSE");
        for (String table : Tables.columns(handle).keySet()) {
            Integer map = maps.get(table);
            if (map != null) {
                List<StoredColumn> all = columns.getOrDefault(table, List.of());
                StoredTables.Rows rows = tables.rows(map, all.size());
                add(handle, table, all, rows.newestFirst());
                most.put(table, rows.most());
            }
        }
        ForeignKeys keys = ForeignKeys.of(handle);
        keys.removeOrphans(handle);
        Schema.migrate(url, Login.OF_FILES, shown);
        removeUnfit(handle, keys);
        if (rows(handle, STUDIES) == 0) {
            return Optional.empty();
        }
        Map<String, Long> lost = new TreeMap<>();
        most.forEach((table, rows) -> lost.put(table, rows - rows(handle, table)));
        lost.values().removeIf(rows -> rows <= 0);
        return Optional.of(new Saved<>(use.apply(handle), lost));
    }

    /** Adds rows. One that the table refuses is left out; of two with the same key the newer one stays. */
    private static void add(
            Handle handle, String table, List<StoredColumn> columns, List<StoredTables.StoredRow> newestFirst)
            throws SQLException {
        String names = columns.stream().map(StoredColumn::name).collect(Collectors.joining(", "));
        String values = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        handle.begin();
        try (PreparedStatement insert = handle.getConnection()
                .prepareStatement(
                        "INSERT INTO " + table + " (" + names + ") OVERRIDING SYSTEM VALUE VALUES (" + values + ")")) {
            for (StoredTables.StoredRow row : newestFirst) {
                try {
                    for (int i = 0; i < columns.size(); i++) {
                        insert.setObject(i + 1, row.values().get(i));
                    }
                    insert.executeUpdate();
                } catch (SQLException e) {
                    // another version of a row that is there, or noise
                    continue;
                }
            }
        }
        handle.commit();
    }

    /** A trial that is removed takes its links with it, which may be all that another was right by. */
    private static void removeUnfit(Handle handle, ForeignKeys keys) {
        List<StoreCheck.UnfitTrial> unfit = StoreCheck.unfitTrials(handle);
        while (!unfit.isEmpty()) {
            for (StoreCheck.UnfitTrial trial : unfit) {
                handle.createUpdate("""
                                DELETE FROM trial WHERE phase = :phase AND number = :number
                                    AND study_id = (SELECT id FROM study WHERE name = :study)""")
                        .bind("phase", trial.phase().text())
                        .bind("number", trial.number())
                        .bind("study", trial.study())
                        .execute();
            }
            keys.removeOrphans(handle);
            unfit = StoreCheck.unfitTrials(handle);
        }
    }

    private static long rows(Handle handle, String table) {
        return handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Long.class)
                .one();
    }
}

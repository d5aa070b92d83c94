package io.nas4j.db.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.trial.FieldKind;
import io.nas4j.core.trial.TrialField;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.H2;
import io.nas4j.db.h2.OpenMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of a trial's fields and the migrations agree. */
class TrialColumnsTest {

    private static final String URL = "jdbc:h2:mem:trial-columns";

    /** What says to which trial a row belongs. */
    private static final List<String> KEYS = List.of("id", "study_id", "phase");

    @Test
    void everyColumnIsAFieldOfItsKindAndEveryStoredFieldHasOne() throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        try (H2StudyStore store = H2StudyStore.open(URL, OpenMode.WRITE);
                Connection connection = H2.connect(URL);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT column_name, data_type FROM information_schema.columns
                        WHERE table_schema = 'PUBLIC' AND table_name = 'TRIAL'""")) {
            assertThat(store.studies()).isEmpty();
            while (row.next()) {
                columns.put(row.getString(1).toLowerCase(Locale.ROOT), row.getString(2));
            }
        }
        assertThat(columns.keySet()).containsAll(KEYS);
        columns.keySet().removeAll(KEYS);
        assertThat(columns)
                .isEqualTo(TrialField.stored().stream()
                        .collect(Collectors.toMap(TrialColumns::name, field -> type(field.kind()))));
    }

    private static String type(FieldKind kind) {
        return switch (kind) {
            case ORDINAL -> "INTEGER";
            case WHOLE, SEED, MILLISECONDS -> "BIGINT";
            case DECIMAL -> "DOUBLE PRECISION";
            case WORD -> "CHARACTER VARYING";
            case WORDS -> "JSON";
            case TIME -> "TIMESTAMP WITH TIME ZONE";
        };
    }
}

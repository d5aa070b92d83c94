package io.nas4j.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader through a host that goes away. */
class LostHostTest {

    private static final int ROWS = 1000;

    @TempDir
    Path folder;

    /** H2 sends 100 rows at a time; what asks for the next hundred has no connection any more. */
    @Test
    void readsAgainWhatWasCutOffInTheMiddleOfAnAnswer() {
        H2StudyStore host = H2StudyStore.open(folder.toString(), OpenMode.WRITE);
        StoreLocation location = StoreLocation.parse(folder.toString());
        FileConnector connector = new FileConnector(
                location, location.database().orElseThrow(), location.file().orElseThrow(), OpenMode.READ);
        AtomicInteger attempts = new AtomicInteger();
        try (Database database = new Database(connector, location.shown(), Duration.ofSeconds(20))) {
            int rows = database.read((handle, again) -> {
                attempts.incrementAndGet();
                return count(handle, again ? () -> {} : host::close);
            });
            assertThat(rows).isEqualTo(ROWS);
        }
        assertThat(attempts.get()).isEqualTo(2);
    }

    private static int count(Handle handle, Runnable afterTheFirst) {
        try (Statement statement = handle.getConnection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT x FROM SYSTEM_RANGE(1, " + ROWS + ")")) {
            int seen = 0;
            while (rows.next()) {
                seen++;
                if (seen == 1) {
                    afterTheFirst.run();
                }
            }
            return seen;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

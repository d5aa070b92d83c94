package io.nas4j.db.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.db.connect.Compactions;
import io.nas4j.db.h2.Confinement;
import io.nas4j.db.h2.H2;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was synced is there after a power failure, at any moment, wherever its room was before. */
@Timeout(240)
class PowerFailureTest {

    static {
        Confinement.force(); // H2 reads its settings once
    }

    private static final int ROWS = 300;
    private static final int WRITES = 600;
    private static final int FAILURES = 150;

    @TempDir
    Path folder;

    private final Random random = new Random(7);
    private final int[] written = new int[ROWS];
    private final int[] acknowledged = new int[ROWS];
    private final List<Failure> failures = new ArrayList<>();
    private int moments;

    /** A file after a power failure, with what had been acknowledged before it, and what could be in it. */
    private record Failure(byte[] file, int[] acknowledged, int[] written) {}

    /** Two processes write through one, and their commits and syncs meet in any order. */
    @Test
    void losesNothingThatWasSynced() throws Exception {
        String path = LossyFiles.watched(folder.resolve("t").toString(), this::perhapsFail);
        OrderedFiles.register();
        write("jdbc:h2:" + H2.ORDERED + path
                + ";WRITE_DELAY=0;RETENTION_TIME=0;MAX_COMPACT_TIME=0;DB_CLOSE_ON_EXIT=FALSE");
        assertThat(moments).isGreaterThan(2 * WRITES);
        assertThat(failures).hasSizeGreaterThan(FAILURES / 2);
        int i = 0;
        for (Failure failure : failures) {
            check("failure " + i++, failure);
        }
    }

    private void perhapsFail(LossyFiles.Lossy file) {
        moments++;
        if (written[0] >= 0 && random.nextInt(8) == 0) {
            failures.add(new Failure(file.afterPowerFailure(random), acknowledged.clone(), written.clone()));
        }
    }

    private void write(String url) throws SQLException {
        written[0] = -1; // no failure before there is a table
        try (Connection first = H2.connect(url);
                Connection second = H2.connect(url)) {
            try (Statement statement = first.createStatement()) {
                statement.execute("CREATE TABLE t(id INT PRIMARY KEY, n INT, text VARCHAR)");
                statement.execute(
                        "INSERT INTO t SELECT x - 1, 0, REPEAT('text', 100) FROM SYSTEM_RANGE(1, " + ROWS + ")");
                statement.execute("CHECKPOINT SYNC");
            }
            written[0] = 0;
            Compactions compaction = new Compactions();
            for (int write = 1; write <= WRITES; write++) {
                Connection connection = random.nextBoolean() ? first : second;
                int id = random.nextInt(ROWS);
                written[id] = write;
                try (PreparedStatement update =
                        connection.prepareStatement("UPDATE t SET n = ?, text = REPEAT(?, 100) WHERE id = ?")) {
                    update.setInt(1, write);
                    update.setString(2, Integer.toString(1000 + write));
                    update.setInt(3, id);
                    update.execute();
                }
                if (random.nextInt(4) == 0) {
                    try (Statement sync = connection.createStatement()) {
                        sync.execute("CHECKPOINT SYNC");
                    }
                    System.arraycopy(written, 0, acknowledged, 0, ROWS);
                    compaction.wrote(first);
                }
            }
            compaction.gather(first);
        }
    }

    private void check(String name, Failure failure) throws Exception {
        Path file = folder.resolve("after.mv.db");
        Files.write(file, failure.file());
        FileState.settle(file);
        // not of this program, which would refuse the table
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("after") + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE", "sa", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, n, text FROM t ORDER BY id")) {
            int id = 0;
            for (; rows.next(); id++) {
                assertThat(rows.getInt(1)).as(name).isEqualTo(id);
                int value = rows.getInt(2);
                assertThat(value).as(name + ", row " + id).isBetween(failure.acknowledged()[id], failure.written()[id]);
                String text = value == 0 ? "text" : Integer.toString(1000 + value);
                assertThat(rows.getString(3)).as(name).isEqualTo(text.repeat(100));
            }
            assertThat(id).as(name).isEqualTo(ROWS);
        } catch (SQLException e) {
            throw new AssertionError(name, e);
        }
    }
}

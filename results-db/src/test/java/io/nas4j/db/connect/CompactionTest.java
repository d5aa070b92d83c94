package io.nas4j.db.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.db.h2.H2;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {

    private static final int ROWS = 4_000;
    private static final int WRITES = 2_000;

    @TempDir
    Path folder;

    @Test
    void keepsAFileFromGrowingWithWhatIsOverwritten() throws Exception {
        long without = sizeAfterWrites("without", false);
        long with = sizeAfterWrites("with", true);
        assertThat(with).isLessThan(without / 2);
    }

    /** Overwrites single rows of a table, a commit each. */
    private long sizeAfterWrites(String name, boolean compacting) throws Exception {
        Random random = new Random(5);
        Compaction compaction = new Compaction();
        int[] values = new int[ROWS];
        try (Connection connection = H2.connect("jdbc:h2:file:" + folder.resolve(name)
                + ";WRITE_DELAY=0;RETENTION_TIME=0;MAX_COMPACT_TIME=0;DB_CLOSE_ON_EXIT=FALSE")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t(id INT PRIMARY KEY, n INT, text VARCHAR)");
                statement.execute(
                        "INSERT INTO t SELECT x - 1, 0, REPEAT('text', 50) FROM SYSTEM_RANGE(1, " + ROWS + ")");
            }
            try (PreparedStatement update = connection.prepareStatement("UPDATE t SET n = ? WHERE id = ?")) {
                for (int write = 1; write <= WRITES; write++) {
                    int id = random.nextInt(ROWS);
                    values[id] = write;
                    update.setInt(1, write);
                    update.setInt(2, id);
                    update.execute();
                    if (compacting) {
                        compaction.wrote(connection);
                    }
                }
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT n FROM t ORDER BY id")) {
                for (int value : values) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(value);
                }
            }
        }
        return Files.size(folder.resolve(name + ".mv.db"));
    }
}

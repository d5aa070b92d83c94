package io.nas4j.db.connect;

import java.sql.Connection;
import java.sql.SQLException;

/** {@link Compaction} for tests of other packages. */
public final class Compactions {

    private final Compaction compaction = new Compaction();

    public void wrote(Connection connection) throws SQLException {
        compaction.wrote(connection);
    }

    public void gather(Connection connection) throws SQLException {
        compaction.gather(connection);
    }
}

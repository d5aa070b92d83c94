package io.nas4j.db.connect;

import io.nas4j.db.h2.DatabaseErrors;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens the database, wherever it is at the moment. Used by one thread at a time. */
public interface Connector extends AutoCloseable {

    /**
     * An open database.
     *
     * @param url that further connections of this process may be opened with while this one is
     * @param keeps whether it may stay open while it is not used; otherwise it keeps writers out
     * @param guest whether another process has the file open
     */
    record Opened(Connection connection, String url, boolean keeps, boolean guest) {}

    /**
     * Opens it once more; whatever was opened before is given up. An error that goes away by waiting is
     * {@link DatabaseErrors#passes}.
     */
    Opened open() throws SQLException;

    @Override
    void close();
}

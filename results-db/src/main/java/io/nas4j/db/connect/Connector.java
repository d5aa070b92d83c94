package io.nas4j.db.connect;

import io.nas4j.db.h2.DatabaseErrors;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens the database. Used by one thread at a time. */
public interface Connector extends AutoCloseable {

    /**
     * An open database.
     *
     * @param url URL for further connections of this process, valid while this connection is open
     * @param keeps true where the connection may stay open while it is idle; false where it would keep writers out
     * @param guest true where another process has the file open
     */
    record Opened(Connection connection, String url, boolean keeps, boolean guest) {}

    /**
     * Opens a new connection. The previous one is no longer used. {@link DatabaseErrors#passes} holds for errors that go away
     * by waiting.
     */
    Opened open() throws SQLException;

    /**
     * Looks at the file after what was written is on the disk.
     *
     * @param connection the open one
     * @throws io.nas4j.core.WorkFailedException where the path no longer leads to the file that is open
     */
    default void requireInPlace(Connection connection) throws SQLException {}

    @Override
    void close();
}

package io.nas4j.db.connect;

import io.nas4j.core.WorkFailedException;
import io.nas4j.db.h2.DatabaseErrors;
import io.nas4j.db.h2.H2;
import io.nas4j.db.h2.Login;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.h2.StoreLocation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Opens a database on an H2 server, which others may use at the same time. */
public final class ServerConnector implements Connector {

    private static final int SILENCE_MILLIS = 20_000;

    private final StoreLocation location;
    private final OpenMode mode;
    private final Login login;
    private boolean reached;

    public ServerConnector(StoreLocation location, OpenMode mode, Login login) {
        this.location = location;
        this.mode = mode;
        this.login = login;
    }

    @Override
    public Opened open() throws SQLException {
        String url = location.url() + ";NETWORK_TIMEOUT=" + SILENCE_MILLIS;
        Connection connection = connect(url + (mode == OpenMode.READ ? ";IFEXISTS=TRUE" : ""));
        reached = true;
        if (mode == OpenMode.WRITE) {
            syncEachCommit(connection);
        }
        return new Opened(connection, url, true, true);
    }

    /** Waits for a server that answered before, but not for one that never did. */
    private Connection connect(String url) throws SQLException {
        try {
            return H2.connect(url, login);
        } catch (SQLException e) {
            if (!reached && DatabaseErrors.unreachable(e)) {
                throw new WorkFailedException("the server of the storage " + location.shown() + " cannot be reached ("
                        + DatabaseErrors.reason(e) + ")");
            }
            throw e;
        }
    }

    /** As a file's host does; a user without the rights leaves it as the server has it. */
    private static void syncEachCommit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET WRITE_DELAY 0");
        } catch (SQLException e) {
            if (!DatabaseErrors.notAllowed(e)) {
                connection.close();
                throw e;
            }
        }
    }

    @Override
    public void close() {}
}

package io.nas4j.db.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.h2.Driver;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/** The one door to H2's driver. */
public final class H2 {

    static {
        Loopback.force();
    }

    private H2() {}

    /** Opens a database that is a file or in memory. */
    public static Connection connect(String url) throws SQLException {
        return connect(url, Login.OF_FILES);
    }

    public static Connection connect(String url, Login login) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        Connection connection = Driver.load().connect(url, properties);
        if (connection == null) {
            throw new SQLException("H2 does not know the URL " + url);
        }
        return connection;
    }

    /** What holds the database's pages; empty where another process does. */
    public static Optional<MVStore> store(Connection connection) throws SQLException {
        return connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                ? Optional.of(session.getDatabase().getStore().getMvStore())
                : Optional.empty();
    }
}

package io.nas4j.db.h2;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.h2.Driver;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/** Opens connections of H2's driver. Nothing else does. */
public final class H2 {

    static {
        Loopback.force();
    }

    /** The ending of the name of a database file. */
    public static final String ENDING = ".mv.db";

    /** What holds for each database file: this program closes it, and no file of errors is written beside it. */
    public static final String OURS = ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

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

    /**
     * The URL of a database file.
     *
     * @param file the database file; its name ends in {@code .mv.db}
     * @param settings settings of the URL, each with a semicolon before it
     */
    public static String url(Path file, String settings) {
        String path = file.toString();
        return "jdbc:h2:file:" + path.substring(0, path.length() - ENDING.length()) + OURS + settings;
    }

    /** The store with the database's pages; empty where another process holds it. */
    public static Optional<MVStore> store(Connection connection) throws SQLException {
        return connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                ? Optional.of(session.getDatabase().getStore().getMvStore())
                : Optional.empty();
    }
}

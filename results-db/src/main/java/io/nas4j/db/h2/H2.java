package io.nas4j.db.h2;

import io.nas4j.db.allowed.StoredObjects;
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
        Confinement.force();
    }

    /** The ending of the name of a database file. */
    public static final String ENDING = ".mv.db";

    /** What holds for each database file: this program closes it, and no file of errors is written beside it. */
    public static final String OURS = ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    /** What stands before a path that is written in order, through {@code OrderedFiles}. */
    public static final String ORDERED = "ordered:";

    private static final String JDBC = "jdbc:h2:";
    private static final String FILE = JDBC + "file:";

    private H2() {}

    /** Opens a database that is a file or in memory. */
    public static Connection connect(String url) throws SQLException {
        return connect(url, Login.OF_FILES);
    }

    /**
     * Opens a database. A file is looked at before, unless this process has it open already.
     *
     * @throws io.nas4j.db.allowed.ForeignObjectException where a file has something in it that this program never makes
     */
    public static Connection connect(String url, Login login) throws SQLException {
        Confinement.check();
        Optional<Path> file = file(url);
        if (file.isPresent() && !OpenFiles.has(file.get())) {
            StoredObjects.check(file.get());
        }
        Connection connection = open(url, login);
        file.ifPresent(each -> OpenFiles.add(each, connection));
        return connection;
    }

    private static Connection open(String url, Login login) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        Connection connection = Driver.load().connect(url, properties);
        if (connection == null) {
            throw new SQLException("H2 does not know the URL " + url);
        }
        return connection;
    }

    /** The URL of the same database file, to be written in order. */
    public static String ordered(String url) {
        return JDBC + ORDERED + url.substring(FILE.length());
    }

    /** The file of a URL whose path is absolute; empty for memory and servers. */
    private static Optional<Path> file(String url) {
        String before = url.startsWith(JDBC + ORDERED) ? JDBC + ORDERED : FILE;
        if (!url.startsWith(before)) {
            return Optional.empty();
        }
        int settings = url.indexOf(';');
        String path = url.substring(before.length(), settings < 0 ? url.length() : settings);
        return Optional.of(Path.of(path + ENDING));
    }

    /**
     * The URL of a database file.
     *
     * @param file the database file; its name ends in {@code .mv.db}
     * @param settings settings of the URL, each with a semicolon before it
     */
    public static String url(Path file, String settings) {
        String path = file.toString();
        return FILE + path.substring(0, path.length() - ENDING.length()) + OURS + settings;
    }

    /** The store with the database's pages; empty where another process holds it. */
    public static Optional<MVStore> store(Connection connection) throws SQLException {
        return connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                ? Optional.of(session.getDatabase().getStore().getMvStore())
                : Optional.empty();
    }
}

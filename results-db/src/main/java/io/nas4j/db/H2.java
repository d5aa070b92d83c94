package io.nas4j.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.h2.Driver;

/** The one door to H2's driver. */
final class H2 {

    static final String USER = "sa";

    static {
        Loopback.force();
    }

    private H2() {}

    static Connection connect(String url) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", USER);
        login.setProperty("password", "");
        Connection connection = Driver.load().connect(url, login);
        if (connection == null) {
            throw new SQLException("H2 does not know the URL " + url);
        }
        return connection;
    }
}

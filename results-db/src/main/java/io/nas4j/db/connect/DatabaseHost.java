package io.nas4j.db.connect;

import io.nas4j.db.h2.Loopback;
import io.nas4j.db.h2.RunningProcess;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.h2.tools.Server;

/** This process has the database file open, and lets others in through a loopback port until it closes the file. */
final class DatabaseHost implements AutoCloseable {

    private final Connection connection;
    private final Server server;
    private final Path addressFile;
    private final HostAddress address;

    /**
     * Starts to listen.
     *
     * @param connection embedded; belongs to the host from now on
     */
    DatabaseHost(Connection connection, Path database) throws SQLException {
        Loopback.check();
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String key = HexFormat.of().formatHex(secret);
        this.connection = connection;
        this.addressFile = HostAddress.fileOf(database);
        // with -key, clients give the key in the place of a database's name and reach this one database only
        this.server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-key", key, database.toString());
        server.start();
        this.address = new HostAddress(server.getPort(), key, RunningProcess.current());
        address.write(addressFile);
    }

    /** Closes the database under all who use it; they find the next host, or become it. */
    @Override
    public void close() {
        address.remove(addressFile);
        server.stop();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            // it was closed by an error before
        }
    }
}

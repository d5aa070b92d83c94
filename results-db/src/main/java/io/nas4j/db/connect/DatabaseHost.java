package io.nas4j.db.connect;

import io.nas4j.db.h2.Confinement;
import io.nas4j.db.h2.RunningProcess;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.h2.tools.Server;

/** Shares the database file of this process with other processes, through a loopback port, until the file is closed. */
final class DatabaseHost implements AutoCloseable {

    private final Connection connection;
    private final Server server;
    private final Path addressFile;
    private final HostAddress address;

    /**
     * Starts to listen.
     *
     * @param connection an embedded connection; it belongs to the host from then on
     * @param name the database's name in its URL
     * @param database the path of the database without its ending
     */
    DatabaseHost(Connection connection, String name, Path database) throws SQLException {
        Confinement.check();
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String key = HexFormat.of().formatHex(secret);
        this.connection = connection;
        this.addressFile = HostAddress.fileOf(database);
        // with -key, clients give the key in the place of a database's name and reach this one database only
        this.server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-key", key, name);
        server.start();
        this.address = new HostAddress(server.getPort(), key, RunningProcess.current());
        address.write(addressFile);
    }

    /** Closes the database. Other processes that use it find the next host, or become the host. */
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

package io.nas4j.db.h2;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The files that this process has open. It must not open and close one of them a second time. The system's locks belong to the
 * process, and the process loses them whenever it closes the file anywhere.
 */
public final class OpenFiles {

    private static final Map<Path, Collection<Connection>> CONNECTIONS = new ConcurrentHashMap<>();

    private OpenFiles() {}

    /** Notes that the file is open as long as the connection is. */
    public static void add(Path file, Connection connection) {
        CONNECTIONS.computeIfAbsent(file, key -> new ConcurrentLinkedQueue<>()).add(connection);
    }

    public static boolean has(Path file) throws SQLException {
        for (Connection each : CONNECTIONS.getOrDefault(file, List.of())) {
            if (!each.isClosed()) {
                return true;
            }
        }
        CONNECTIONS.remove(file);
        return false;
    }
}

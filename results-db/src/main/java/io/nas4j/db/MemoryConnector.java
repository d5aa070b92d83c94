package io.nas4j.db;

import java.sql.SQLException;

/** Opens a database in this process's memory; it is there as long as one connection is. */
final class MemoryConnector implements Connector {

    private final StoreLocation location;
    private final OpenMode mode;

    MemoryConnector(StoreLocation location, OpenMode mode) {
        this.location = location;
        this.mode = mode;
    }

    @Override
    public Opened open() throws SQLException {
        String url = location.url() + (mode == OpenMode.READ ? ";IFEXISTS=TRUE" : "");
        return new Opened(H2.connect(url), url, true, false);
    }

    @Override
    public void close() {}
}

package io.nas4j.db.connect;

import io.nas4j.db.h2.H2;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.h2.StoreLocation;
import java.sql.SQLException;

/** Opens a database in the memory of this process. It exists as long as it has a connection. */
public final class MemoryConnector implements Connector {

    private final StoreLocation location;
    private final OpenMode mode;

    public MemoryConnector(StoreLocation location, OpenMode mode) {
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

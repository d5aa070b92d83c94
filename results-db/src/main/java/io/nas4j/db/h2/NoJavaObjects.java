package io.nas4j.db.h2;

import org.h2.api.JavaObjectSerializer;

/** Refuses to make Java objects out of a database's bytes: this program stores none. H2 makes the one instance. */
public final class NoJavaObjects implements JavaObjectSerializer {

    @Override
    public byte[] serialize(Object object) {
        throw refused();
    }

    @Override
    public Object deserialize(byte[] bytes) {
        throw refused();
    }

    private static UnsupportedOperationException refused() {
        return new UnsupportedOperationException("no Java object is stored");
    }
}

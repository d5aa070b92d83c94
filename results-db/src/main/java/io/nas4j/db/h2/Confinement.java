package io.nas4j.db.h2;

import io.nas4j.core.WorkFailedException;
import org.h2.engine.SysProperties;

/**
 * Lets H2 listen on the loopback interface only, load no class of others that a database names, and make no Java object of a database's
 * bytes. H2 reads these settings once, when its first class is loaded.
 */
public final class Confinement {

    public static final String ADDRESS = "127.0.0.1";

    private static final String SERIALIZER = NoJavaObjects.class.getName();

    /** And the one that H2's own server asks for. A name alone, because the class must not be loaded yet. */
    private static final String CLASSES = SERIALIZER + ",org.h2.server.TcpServer";

    private Confinement() {}

    /** Before any class of H2 is used: every class of ours that may be the first to do so calls this as it is loaded. */
    public static void force() {
        System.setProperty("h2.bindAddress", ADDRESS);
        System.setProperty("h2.allowedClasses", CLASSES);
        System.setProperty("h2.javaObjectSerializer", SERIALIZER);
    }

    /** Before H2 opens a database or listens; refuses where something else in the process loaded H2 first, with other settings. */
    public static void check() {
        require("h2.bindAddress", ADDRESS, SysProperties.BIND_ADDRESS);
        require("h2.allowedClasses", CLASSES, SysProperties.ALLOWED_CLASSES);
        require("h2.javaObjectSerializer", SERIALIZER, SysProperties.JAVA_OBJECT_SERIALIZER);
    }

    private static void require(String setting, String value, String found) {
        if (!value.equals(found)) {
            throw new WorkFailedException("the store needs the setting " + setting + "=" + value
                    + ", but this process used H2 before with " + setting + "=" + found);
        }
    }
}

package io.nas4j.db.h2;

import io.nas4j.core.WorkFailedException;
import org.h2.engine.SysProperties;

/** Lets H2 listen on the loopback interface only. H2 reads the setting once, when its first class is loaded. */
public final class Loopback {

    public static final String ADDRESS = "127.0.0.1";

    private Loopback() {}

    /** Before any class of H2 is used: every class of ours that may be the first to do so calls this as it is loaded. */
    public static void force() {
        System.setProperty("h2.bindAddress", ADDRESS);
    }

    /** Before H2 listens; refuses where something else in the process loaded H2 first, with another setting. */
    public static void check() {
        if (!ADDRESS.equals(SysProperties.BIND_ADDRESS)) {
            throw new WorkFailedException("the store must listen on " + ADDRESS
                    + " only, but this process used H2 before with h2.bindAddress=" + SysProperties.BIND_ADDRESS);
        }
    }
}

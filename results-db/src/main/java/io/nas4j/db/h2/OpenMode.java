package io.nas4j.db.h2;

/** Whether a store is opened to read or to write. */
public enum OpenMode {
    /** Reads only. It creates and changes nothing, and no writer waits for it longer than a query takes. */
    READ,
    /** Reads and writes. It creates a storage where there is none, and brings an older one up to date. */
    WRITE
}

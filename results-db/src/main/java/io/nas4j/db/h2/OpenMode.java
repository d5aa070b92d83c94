package io.nas4j.db.h2;

/** What a store is opened for. */
public enum OpenMode {
    /** Reads what is there; creates nothing, changes nothing, and keeps no writer waiting for longer than a query. */
    READ,
    /** Reads and writes; creates the storage where there is none and brings an older one up to date. */
    WRITE
}

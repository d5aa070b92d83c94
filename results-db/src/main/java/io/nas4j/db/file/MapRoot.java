package io.nas4j.db.file;

/**
 * The first page of a map.
 *
 * @param position as H2 writes it: number of the chunk, offset in it, and about how long the page is
 * @param version version of the commit that says so
 */
record MapRoot(long position, long version) {}

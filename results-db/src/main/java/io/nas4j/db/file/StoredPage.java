package io.nas4j.db.file;

/**
 * Where a page of a map is in a file.
 *
 * @param version version of the commit that wrote the page
 * @param at position of its first byte in the file
 * @param length bytes of the page
 * @param map number of its map
 * @param leaf whether it has values; an inner page has the positions of other pages
 */
record StoredPage(long version, long at, int length, int map, boolean leaf) {}

package io.nas4j.db.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.h2.mvstore.DataUtils;

/**
 * All pages that are left in a file, old and new, whether or not anything still leads to them. A chunk is found where its first or
 * its last line is left. In it, a page is known by the check that it begins with. So each page that is whole is found, whatever
 * happened to those around it.
 */
public final class StoredPages {

    /** Number of the map of texts in which H2 keeps where chunks and roots of maps are. */
    static final int DIRECTORY = 0;

    private static final int INNER = 1;

    private final FileChannel file;
    private final List<NewestChunk> chunks;
    /** By map, those of the newest commits first. */
    private final Map<Integer, List<StoredPage>> maps = new TreeMap<>();
    /** By number of the chunk and offset in it. */
    private final Map<Long, StoredPage> places = new HashMap<>();

    private StoredPages(FileChannel file, List<NewestChunk> chunks) {
        this.file = file;
        this.chunks = chunks;
    }

    /** Reads the whole file once. Later calls read single pages of the same open file. */
    public static StoredPages of(FileChannel file) throws IOException {
        StoredPages pages = new StoredPages(file, ChunkTraces.of(file).any());
        for (NewestChunk chunk : pages.chunks) {
            pages.find(chunk);
        }
        return pages;
    }

    private void find(NewestChunk chunk) throws IOException {
        long start = chunk.block() * NewestChunk.BLOCK;
        long end = Math.min(start + chunk.length() * NewestChunk.BLOCK, file.size());
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(end - start));
        NewestChunk.readFully(file, bytes, start);
        int at = 0;
        while (at <= bytes.limit() - ChunkPages.SHORTEST) {
            Optional<StoredPage> page =
                    ChunkPages.begins(bytes, at, (int) chunk.id(), at) ? page(bytes, at, chunk) : Optional.empty();
            page.ifPresent(this::add);
            at += page.map(StoredPage::length).orElse(1);
        }
    }

    private void add(StoredPage page) {
        maps.computeIfAbsent(page.map(), key -> new ArrayList<>()).add(page);
    }

    private Optional<StoredPage> page(ByteBuffer bytes, int at, NewestChunk chunk) {
        int length = bytes.getInt(at);
        if (overwritten(bytes, at, length)) {
            return Optional.empty();
        }
        try {
            ByteBuffer page = bytes.slice(at, length).position(ChunkPages.SHORTEST);
            DataUtils.readVarInt(page); // the page's number in its chunk
            int map = DataUtils.readVarInt(page);
            DataUtils.readVarInt(page); // the number of keys
            int type = page.get();
            if (map < 0) {
                return Optional.empty();
            }
            StoredPage found = new StoredPage(
                    chunk.version(), chunk.block() * NewestChunk.BLOCK + at, length, map, (type & INNER) == 0);
            places.putIfAbsent(place((int) chunk.id(), at), found);
            return Optional.of(found);
        } catch (RuntimeException e) {
            return Optional.empty(); // noise whose check is right by chance
        }
    }

    /** Whether a chunk begins within a page. It was written there later. */
    private static boolean overwritten(ByteBuffer bytes, int at, int length) {
        int block = at / NewestChunk.BLOCK + 1;
        for (int begin = block * NewestChunk.BLOCK; begin < at + length; begin += NewestChunk.BLOCK) {
            if (ChunkTraces.begins(bytes, begin)) {
                return true;
            }
        }
        return false;
    }

    private static long place(int chunk, int offset) {
        return ((long) chunk << Integer.SIZE) | offset;
    }

    /** The numbers of the maps that have a page. */
    public Set<Integer> maps() {
        return maps.keySet();
    }

    /** The pages of a map, those of the newest commits first. */
    List<StoredPage> of(int map) {
        return maps.getOrDefault(map, List.of());
    }

    /** The page of a map at a position, as H2 writes it into other pages. */
    Optional<StoredPage> at(int map, long position) {
        long place = place(DataUtils.getPageChunkId(position), DataUtils.getPageOffset(position));
        return Optional.ofNullable(places.get(place)).filter(page -> page.map() == map);
    }

    /** A page from its number of keys on. */
    ByteBuffer content(StoredPage page) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(page.length());
        NewestChunk.readFully(file, bytes, page.at());
        bytes.position(ChunkPages.SHORTEST);
        DataUtils.readVarInt(bytes);
        DataUtils.readVarInt(bytes);
        return bytes;
    }

    /** The first page of the directory, of the newest commit of which it is left. The first line of a chunk names it. */
    Optional<MapRoot> directory() throws IOException {
        for (NewestChunk chunk : chunks) {
            Optional<Long> root = NewestChunk.number(ChunkPages.ROOT, chunk.header(file));
            if (root.isPresent() && at(DIRECTORY, root.get()).isPresent()) {
                return Optional.of(new MapRoot(root.get(), chunk.version()));
            }
        }
        return Optional.empty();
    }
}

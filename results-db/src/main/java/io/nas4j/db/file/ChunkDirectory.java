package io.nas4j.db.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.type.StringDataType;

/**
 * The directory of an H2 file (format 3) at one commit, which H2 calls "layout". It says where each chunk is, and at which page
 * each map begins. H2 stores it as a map of texts in pages. H2 refuses a commit if a page of the directory is lost, or a chunk
 * that it names.
 */
public final class ChunkDirectory {

    private static final String CHUNK = "chunk.";
    private static final Pattern NO_LIVE_PAGE = Pattern.compile(",livePages:0(?=,|$)");
    private static final int LEAF = 0;
    private static final int COMPRESSED = 2 | 4;

    private final FileChannel file;
    private final Map<Integer, NewestChunk> chunks = new HashMap<>();
    private final Map<String, String> entries = new HashMap<>();

    private ChunkDirectory(FileChannel file, List<NewestChunk> whole) {
        this.file = file;
        whole.forEach(chunk -> chunks.putIfAbsent((int) chunk.id(), chunk));
    }

    /**
     * Whether all chunks of a commit are there, with the bytes that they were written with. It reads all of them. Chunks of
     * earlier releases may still have damage within their pages.
     *
     * @param whole all chunks of the file that are whole and not newer than the commit
     */
    public static boolean sound(FileChannel file, NewestChunk commit, List<NewestChunk> whole) throws IOException {
        ChunkDirectory directory = new ChunkDirectory(file, whole);
        if (!directory.read(commit)) {
            return false;
        }
        List<Integer> live = directory.live();
        if (!directory.chunks.keySet().containsAll(live)) {
            return false;
        }
        for (int id : live) {
            NewestChunk chunk = directory.chunks.get(id);
            if (chunk == null || !ChunkPages.whole(file, chunk)) {
                return false;
            }
        }
        return true;
    }

    /** Numbers of the chunks that have a page of this commit. */
    private List<Integer> live() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(CHUNK)
                        && !NO_LIVE_PAGE.matcher(entry.getValue()).find())
                .map(entry -> id(entry.getKey()))
                .toList();
    }

    private static int id(String key) {
        return Integer.parseInt(key.substring(CHUNK.length()), 16);
    }

    /** Reads the directory of a commit. It returns whether all of it is there. */
    private boolean read(NewestChunk commit) throws IOException {
        Optional<Long> root = NewestChunk.number(ChunkPages.ROOT, commit.header(file));
        return root.isPresent() && read(root.get());
    }

    /** Adds the entries of a page and of the pages below it. */
    private boolean read(long position) throws IOException {
        Optional<ByteBuffer> found = page(position);
        try {
            return found.isPresent() && read(found.get());
        } catch (RuntimeException e) {
            return false; // a page of noise whose check is right by chance
        }
    }

    private boolean read(ByteBuffer page) throws IOException {
        int keys = DataUtils.readVarInt(page);
        int type = page.get();
        if ((type & COMPRESSED) != 0 || keys < 0 || keys > page.remaining()) {
            return false;
        }
        boolean leaf = (type & 1) == LEAF;
        long[] children = new long[leaf ? 0 : keys + 1];
        for (int i = 0; i < children.length; i++) {
            children[i] = page.getLong();
        }
        for (int i = 0; i < children.length; i++) {
            DataUtils.readVarLong(page); // the number of entries below it
        }
        String[] names = texts(page, keys);
        if (leaf) {
            String[] values = texts(page, keys);
            for (int i = 0; i < keys; i++) {
                entries.put(names[i], values[i]);
            }
        }
        for (long child : children) {
            if (!read(child)) {
                return false;
            }
        }
        return true;
    }

    private static String[] texts(ByteBuffer page, int count) {
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = StringDataType.INSTANCE.read(page);
        }
        return texts;
    }

    /** A page without its fixed part; empty where it is lost. */
    private Optional<ByteBuffer> page(long position) throws IOException {
        int id = DataUtils.getPageChunkId(position);
        int offset = DataUtils.getPageOffset(position);
        NewestChunk chunk = chunks.get(id);
        if (chunk == null) {
            return Optional.empty();
        }
        long end = (chunk.block() + chunk.length()) * NewestChunk.BLOCK;
        long start = chunk.block() * NewestChunk.BLOCK + offset;
        int longest = DataUtils.getPageMaxLength(position);
        ByteBuffer page = ByteBuffer.allocate((int) Math.max(0, Math.min(end - start, longest)));
        NewestChunk.readFully(file, page, start);
        if (page.remaining() < ChunkPages.SHORTEST) {
            return Optional.empty();
        }
        if (!ChunkPages.begins(page, 0, id, offset)) {
            return Optional.empty();
        }
        page.position(ChunkPages.SHORTEST);
        DataUtils.readVarInt(page); // the page's number in its chunk
        return DataUtils.readVarInt(page) == StoredPages.DIRECTORY ? Optional.of(page.slice()) : Optional.empty();
    }
}

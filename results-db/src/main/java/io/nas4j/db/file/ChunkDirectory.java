package io.nas4j.db.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.StringDataType;

/**
 * The directory of an H2 file (format 3) at one commit, which H2 calls "layout". It says where each chunk is, and at which page
 * each map begins. H2 stores it as a map of texts in pages. H2 refuses a commit if a page of the directory is lost, or a chunk
 * that it names. This class rebuilds the directory from what is left and omits lost chunks. H2 then opens the file and fails
 * only where it reads from a lost chunk.
 */
public final class ChunkDirectory {

    private static final String CHUNK = "chunk.";
    private static final String ROOT = "root.";
    private static final String AFTER_ROOTS = "root/";
    private static final Pattern NO_LIVE_PAGE = Pattern.compile(",livePages:0(?=,|$)");
    private static final int MAP_ID = 0;
    private static final int LEAF = 0;
    private static final int COMPRESSED = 2 | 4;
    private static final int LONGEST_HEADER = 1024;
    private static final int FOOTER = 128;

    private final FileChannel file;
    private final Map<Integer, NewestChunk> chunks = new HashMap<>();
    private final SortedMap<String, String> entries = new TreeMap<>();
    private boolean pagesLost;
    private boolean rootsLost;

    private ChunkDirectory(FileChannel file, List<NewestChunk> whole) {
        this.file = file;
        BitSet taken = new BitSet();
        whole.stream()
                .sorted(Comparator.comparingLong(NewestChunk::version).reversed())
                .forEach(chunk -> {
                    int from = (int) chunk.block();
                    int to = (int) (chunk.block() + chunk.length());
                    int next = taken.nextSetBit(from);
                    // a chunk that a newer one was written over is not whole, even if its first and last lines are
                    if (next < 0 || next >= to) {
                        taken.set(from, to);
                        chunks.putIfAbsent((int) chunk.id(), chunk);
                    }
                });
    }

    /**
     * Whether everything is there that H2 needs to open the commit. Pages may still be damaged.
     *
     * @param whole all chunks of the file that are whole and not newer than the commit
     */
    public static boolean complete(FileChannel file, NewestChunk commit, List<NewestChunk> whole) throws IOException {
        ChunkDirectory directory = new ChunkDirectory(file, whole);
        return directory.read(commit) && directory.complete();
    }

    /** Whether {@link #complete} holds, and each page of the commit begins where it should. It reads all of them. */
    static boolean sound(FileChannel file, NewestChunk commit, List<NewestChunk> whole) throws IOException {
        ChunkDirectory directory = new ChunkDirectory(file, whole);
        if (!directory.read(commit) || !directory.complete()) {
            return false;
        }
        for (int id : directory.live()) {
            NewestChunk chunk = directory.chunks.get(id);
            if (chunk == null || !ChunkPages.whole(file, chunk)) {
                return false;
            }
        }
        return true;
    }

    private boolean complete() {
        return !pagesLost && chunks.keySet().containsAll(live());
    }

    /** Numbers of the chunks that have a page of this commit. */
    private List<Integer> live() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(CHUNK)
                        && !NO_LIVE_PAGE.matcher(entry.getValue()).find())
                .map(entry -> id(entry.getKey()))
                .toList();
    }

    /**
     * Makes a commit readable that has lost chunks. It appends a chunk to the file that is newer than all others and holds only
     * the rebuilt directory.
     *
     * @param whole all chunks of the file that are whole and not newer than the commit
     * @return the new chunk; empty where the first page of a map is unknown
     */
    public static Optional<NewestChunk> rebuild(FileChannel file, NewestChunk commit, List<NewestChunk> whole)
            throws IOException {
        ChunkDirectory directory = new ChunkDirectory(file, whole);
        if (!directory.read(commit) || directory.rootsLost) {
            return Optional.empty();
        }
        directory.nameChunks();
        return Optional.of(directory.write(commit));
    }

    private static int id(String key) {
        return Integer.parseInt(key.substring(CHUNK.length()), 16);
    }

    /** Reads what is left of a commit's directory. It returns whether the commit says where the directory begins. */
    private boolean read(NewestChunk commit) throws IOException {
        Optional<Long> root = NewestChunk.number(NewestChunk.field("root"), headerOf(commit));
        if (root.isPresent()) {
            read(root.get(), "", "\uffff");
        }
        return root.isPresent();
    }

    private String headerOf(NewestChunk chunk) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(LONGEST_HEADER);
        NewestChunk.readFully(file, first, chunk.block() * NewestChunk.BLOCK);
        String text = new String(first.array(), StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.max(0, text.indexOf('\n'))).trim();
    }

    /** Adds the entries of a page and of the pages below it. Their keys lie between two limits. */
    private void read(long position, String from, String to) throws IOException {
        Optional<ByteBuffer> found = page(position);
        try {
            if (found.isPresent()) {
                read(found.get(), from, to);
                return;
            }
        } catch (RuntimeException e) {
            // a page of noise whose check is right by chance
        }
        pagesLost = true;
        rootsLost |= from.compareTo(AFTER_ROOTS) < 0 && to.compareTo(ROOT) >= 0;
    }

    private void read(ByteBuffer page, String from, String to) throws IOException {
        int keys = DataUtils.readVarInt(page);
        int type = page.get();
        if ((type & COMPRESSED) != 0 || keys < 0 || keys > page.remaining()) {
            throw new IllegalArgumentException("not a page of texts");
        }
        boolean leaf = (type & 1) == LEAF;
        long[] children = new long[leaf ? 0 : keys + 1];
        for (int i = 0; i < children.length; i++) {
            children[i] = page.getLong();
        }
        for (int i = 0; i < children.length; i++) {
            skipVarLong(page);
        }
        String[] names = texts(page, keys);
        if (leaf) {
            String[] values = texts(page, keys);
            for (int i = 0; i < keys; i++) {
                entries.put(names[i], values[i]);
            }
        }
        for (int i = 0; i < children.length; i++) {
            read(children[i], i == 0 ? from : names[i - 1], i == keys ? to : names[i]);
        }
    }

    private static String[] texts(ByteBuffer page, int count) {
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = StringDataType.INSTANCE.read(page);
        }
        return texts;
    }

    private static void skipVarLong(ByteBuffer page) {
        while (page.get() < 0) {
            // seven bits a byte, the last one positive
        }
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
        if (page.remaining() < Integer.BYTES + Short.BYTES) {
            return Optional.empty();
        }
        if (!ChunkPages.begins(page, 0, id, offset)) {
            return Optional.empty();
        }
        page.position(Integer.BYTES + Short.BYTES);
        DataUtils.readVarInt(page); // the page's number in its chunk
        return DataUtils.readVarInt(page) == MAP_ID ? Optional.of(page.slice()) : Optional.empty();
    }

    /** Keeps exactly the entries of chunks that are there. */
    private void nameChunks() throws IOException {
        entries.keySet().removeIf(key -> key.startsWith(CHUNK) && !chunks.containsKey(id(key)));
        for (NewestChunk chunk : chunks.values()) {
            String key = CHUNK + Long.toHexString(chunk.id());
            String text = entries.getOrDefault(key, headerOf(chunk));
            entries.put(key, FileHeader.with(text, "block", chunk.block()));
        }
    }

    private NewestChunk write(NewestChunk commit) throws IOException {
        long id = commit.id() + 1;
        long block = (file.size() + NewestChunk.BLOCK - 1) / NewestChunk.BLOCK;
        byte[] page = page((int) id);
        long length = 1L + (page.length + FOOTER + NewestChunk.BLOCK - 1) / NewestChunk.BLOCK;
        NewestChunk made = new NewestChunk(block, id, commit.version() + 1, length);
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length * NewestChunk.BLOCK));
        String root = Long.toHexString(DataUtils.composePagePos((int) id, NewestChunk.BLOCK, page.length, LEAF));
        bytes.put(latin("chunk:" + hex(id) + ",block:" + hex(block) + ",len:" + hex(length) + ",pages:1,max:"
                + hex(page.length) + ",map:1,root:" + root + ",time:1,version:" + hex(made.version()) + "\n"));
        bytes.position(NewestChunk.BLOCK).put(page);
        bytes.position(bytes.capacity() - FOOTER).put(footer(made)).rewind();
        file.write(bytes, block * NewestChunk.BLOCK);
        return made;
    }

    /** All entries as one page. */
    private byte[] page(int chunk) {
        WriteBuffer page = new WriteBuffer();
        page.putInt(0)
                .putShort((short) 0)
                .putVarInt(0)
                .putVarInt(MAP_ID)
                .putVarInt(entries.size())
                .put((byte) LEAF);
        entries.keySet().forEach(key -> StringDataType.INSTANCE.write(page, key));
        entries.values().forEach(value -> StringDataType.INSTANCE.write(page, value));
        int length = page.position();
        int check = DataUtils.getCheckValue(chunk)
                ^ DataUtils.getCheckValue(NewestChunk.BLOCK)
                ^ DataUtils.getCheckValue(length);
        page.putInt(0, length).putShort(Integer.BYTES, (short) check);
        byte[] bytes = new byte[length];
        page.getBuffer().rewind().get(bytes);
        return bytes;
    }

    private static byte[] footer(NewestChunk chunk) {
        byte[] line =
                latin("chunk:" + hex(chunk.id()) + ",len:" + hex(chunk.length()) + ",version:" + hex(chunk.version()));
        String sum = Integer.toHexString(DataUtils.getFletcher32(line, 0, line.length));
        String text = new String(line, StandardCharsets.ISO_8859_1) + ",fletcher:" + sum;
        return latin(text + " ".repeat(FOOTER - 1 - text.length()) + "\n");
    }

    private static String hex(long number) {
        return Long.toHexString(number);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

package io.nas4j.db.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;

/**
 * The pages of a chunk, one behind the other, and the list of them at its end. Each page begins with its length and a check of
 * its place and length. There is no check of what is in it.
 */
final class ChunkPages {

    private static final Pattern PAGES = NewestChunk.field("pages");
    private static final Pattern LIST = NewestChunk.field("toc");
    private static final int LONGEST_HEADER = 1024;

    /** Bytes of a page's length and check, with which it begins. */
    static final int SHORTEST = Integer.BYTES + Short.BYTES;

    /** Where a chunk's commit has the first page of the directory. */
    static final Pattern ROOT = NewestChunk.field("root");

    private ChunkPages() {}

    /** Whether a chunk has the bytes that it was written with; without a stamp, whether each page is where the list has it. */
    static boolean whole(FileChannel file, NewestChunk chunk) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(chunk.length() * NewestChunk.BLOCK));
        NewestChunk.readFully(file, bytes, chunk.block() * NewestChunk.BLOCK);
        Optional<Boolean> stamp = ChunkStamp.holds(bytes);
        return stamp.isPresent() ? stamp.get() : whole(bytes, (int) chunk.id());
    }

    private static boolean whole(ByteBuffer bytes, int id) {
        String text =
                new String(bytes.array(), 0, Math.min(bytes.limit(), LONGEST_HEADER), StandardCharsets.ISO_8859_1);
        String header = text.substring(0, Math.max(0, text.indexOf('\n'))).trim();
        Optional<Long> pages = NewestChunk.number(PAGES, header);
        Optional<Long> list = NewestChunk.number(LIST, header);
        if (pages.isEmpty() || list.isEmpty()) {
            return pages.isPresent(); // earlier releases of H2 wrote no list
        }
        long end = list.get() + pages.get() * Long.BYTES;
        if (end > bytes.limit()) {
            return false;
        }
        for (int i = 0; i < pages.get(); i++) {
            int offset = DataUtils.getPageOffset(bytes.getLong((int) (list.get() + (long) i * Long.BYTES)));
            if (offset < 0 || offset > bytes.limit() - SHORTEST || !begins(bytes, offset, id, offset)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a page begins at a position of a buffer.
     *
     * @param offset the page's offset in its chunk
     */
    static boolean begins(ByteBuffer bytes, int position, int chunk, int offset) {
        int length = bytes.getInt(position);
        int check = DataUtils.getCheckValue(chunk) ^ DataUtils.getCheckValue(offset) ^ DataUtils.getCheckValue(length);
        return bytes.getShort(position + Integer.BYTES) == (short) check
                && length >= Integer.BYTES
                && length <= bytes.limit() - position;
    }
}

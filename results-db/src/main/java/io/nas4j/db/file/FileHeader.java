package io.nas4j.db.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;

/**
 * The line at the beginning of an H2 file (format 3). The file has two copies of it. It names a chunk from which H2 finds the
 * last one.
 *
 * @param line the line without its checksum
 */
public record FileHeader(String line) {

    private static final Pattern CLEAN = NewestChunk.field("clean");
    private static final Pattern VERSION = NewestChunk.field("version");

    /** The newer copy; empty where no copy is whole, or where the format is another one. */
    public static Optional<FileHeader> read(FileChannel file) throws IOException {
        Optional<FileHeader> newer = Optional.empty();
        for (int copy = 0; copy < 2; copy++) {
            ByteBuffer block = ByteBuffer.allocate(NewestChunk.BLOCK);
            NewestChunk.readFully(file, block, (long) copy * NewestChunk.BLOCK);
            String text = new String(block.array(), 0, block.limit(), StandardCharsets.ISO_8859_1);
            int end = text.indexOf('\n');
            Optional<FileHeader> header = text.startsWith("H:2,") && end > 0
                    ? NewestChunk.checked(text.substring(0, end)).map(FileHeader::new)
                    : Optional.empty();
            if (header.isPresent()
                    && (newer.isEmpty() || header.get().version() > newer.get().version())) {
                newer = header;
            }
        }
        return newer.filter(header -> header.line.contains(",format:3"));
    }

    /** Whether the file was closed after all was written. */
    boolean clean() {
        return NewestChunk.number(CLEAN, line).isPresent();
    }

    /** The version of the named chunk; 0 where none is named. */
    long version() {
        return NewestChunk.number(VERSION, line).orElse(0L);
    }

    /** A header for a file that has lost both copies. */
    public static FileHeader made() {
        return new FileHeader("H:2,block:2,blockSize:1000,chunk:1,created:0,format:3,version:1");
    }

    /** The same header, marked as not closed. H2 then searches the last commit itself. */
    public FileHeader unclosed() {
        return new FileHeader(line.replaceFirst(",clean:[0-9a-f]+", ""));
    }

    public FileHeader naming(NewestChunk chunk) {
        return new FileHeader(
                with(with(with(line, "block", chunk.block()), "chunk", chunk.id()), "version", chunk.version()));
    }

    public void write(FileChannel file) throws IOException {
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        String sum = Integer.toHexString(DataUtils.getFletcher32(bytes, 0, bytes.length));
        byte[] whole = (line + ",fletcher:" + sum + "\n").getBytes(StandardCharsets.ISO_8859_1);
        for (int copy = 0; copy < 2; copy++) {
            ByteBuffer block = ByteBuffer.allocate(NewestChunk.BLOCK).put(whole).rewind();
            long at = (long) copy * NewestChunk.BLOCK;
            while (block.hasRemaining()) {
                at += file.write(block, at);
            }
            // one copy is whole at any moment
            file.force(true);
        }
    }

    /** The line with a changed field. */
    static String with(String header, String field, long value) {
        String set = field + ":" + Long.toHexString(value);
        return NewestChunk.field(field).matcher(header).find()
                ? header.replaceFirst("(?<=^|,)" + field + ":[0-9a-f]+", set)
                : header + "," + set;
    }
}

package io.nas4j.db.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;

/**
 * An H2 file of which at most the newest chunk is not on the disk. H2 takes the room of a chunk again as soon as a newer commit
 * does without it. Written without order, the new chunk may reach the disk before the commit that freed its room, and a power
 * failure then leaves neither. So each chunk waits here for the one before it. Whoever syncs after each commit, as this program
 * does, waits once; only what several processes commit at a time is synced more often.
 */
final class OrderedFile extends FileBase {

    private static final long HEADERS = 2L * NewestChunk.BLOCK;

    private final FileChannel base;
    private boolean pending;

    OrderedFile(FileChannel base) {
        this.base = base;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        // the headers only say where to begin to search for the newest chunk
        boolean chunk = position >= HEADERS;
        if (chunk && pending) {
            force(true);
        }
        if (chunk) {
            ChunkStamp.put(source);
        }
        int written = base.write(source, position);
        pending |= chunk;
        return written;
    }

    @Override
    public synchronized void force(boolean metaData) throws IOException {
        base.force(metaData);
        pending = false;
    }

    @Override
    public synchronized FileChannel truncate(long size) throws IOException {
        if (pending) {
            force(true);
        }
        base.truncate(size);
        return this;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return base.read(target, position);
    }

    @Override
    public long size() throws IOException {
        return base.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return base.tryLock(position, size, shared);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return base.read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int written = write(source, base.position());
        base.position(base.position() + written);
        return written;
    }

    @Override
    public long position() throws IOException {
        return base.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        base.position(position);
        return this;
    }

    @Override
    protected void implCloseChannel() throws IOException {
        base.close();
    }
}

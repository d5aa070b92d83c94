package io.nas4j.db.file;

import io.nas4j.db.h2.Confinement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** Files that know what a power failure leaves of them: what was synced, and any blocks of what was not. */
public final class LossyFiles extends FilePathWrapper {

    static {
        Confinement.force(); // H2 reads its settings once
    }

    static final String SCHEME = "lossy";

    /** Called before and after each change of a file. */
    interface Watcher {
        void changed(Lossy file);
    }

    private static final Map<String, Watcher> WATCHERS = new ConcurrentHashMap<>();

    /** For H2. */
    public LossyFiles() {}

    /** The path for H2 of a file that is watched. */
    static String watched(String path, Watcher watcher) {
        FilePath.register(new LossyFiles());
        WATCHERS.put(path + ".mv.db", watcher);
        return SCHEME + ":" + path;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel base = super.open(mode);
        Watcher watcher = WATCHERS.get(getBase().toString());
        return watcher == null || mode.equals("r") ? base : new Lossy(base, watcher);
    }

    /** A change that no sync has followed: bytes at a place, or a new length. */
    private record Change(long at, byte[] bytes, boolean length) {}

    /** An open file. */
    static final class Lossy extends FileBase {

        private static final int BLOCK = 4096;

        private final FileChannel base;
        private final Watcher watcher;
        private final List<Change> changes = new ArrayList<>();
        private byte[] synced = new byte[0];

        Lossy(FileChannel base, Watcher watcher) {
            this.base = base;
            this.watcher = watcher;
        }

        /** What could be on the disk now: each block of each change, or not, and the earlier of two may come last. */
        synchronized byte[] afterPowerFailure(Random random) {
            int likely = random.nextInt(5);
            ByteArrayOutputStream image = new ByteArrayOutputStream();
            image.writeBytes(synced);
            byte[] bytes = image.toByteArray();
            for (Change change : changes) {
                if (change.length()) {
                    bytes = random.nextInt(4) < likely ? Arrays.copyOf(bytes, (int) change.at()) : bytes;
                    continue;
                }
                for (int from = 0; from < change.bytes().length; from += BLOCK) {
                    if (random.nextInt(4) < likely) {
                        int length = Math.min(BLOCK, change.bytes().length - from);
                        int at = (int) change.at() + from;
                        bytes = Arrays.copyOf(bytes, Math.max(bytes.length, at + length));
                        System.arraycopy(change.bytes(), from, bytes, at, length);
                    }
                }
            }
            return bytes;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            byte[] bytes = new byte[source.remaining()];
            source.duplicate().get(bytes);
            watcher.changed(this);
            synchronized (this) {
                changes.add(new Change(position, bytes, false));
            }
            watcher.changed(this);
            return base.write(source, position);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            watcher.changed(this);
            synchronized (this) {
                ByteBuffer all = ByteBuffer.allocate((int) base.size());
                while (all.hasRemaining() && base.read(all, all.position()) >= 0) {
                    // on
                }
                synced = all.array();
                changes.clear();
            }
            watcher.changed(this);
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            watcher.changed(this);
            base.truncate(size);
            synchronized (this) {
                changes.add(new Change(size, new byte[0], true));
            }
            watcher.changed(this);
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
}

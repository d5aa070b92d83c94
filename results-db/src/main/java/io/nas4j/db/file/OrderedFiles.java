package io.nas4j.db.file;

import io.nas4j.db.h2.H2;
import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files that H2 writes in order: each commit only when the one before it is on the disk. It is a layer below H2, as its own
 * {@code split:} is, and has no state but what an open file has.
 */
public final class OrderedFiles extends FilePathWrapper {

    /** For H2, which makes one for each path. */
    public OrderedFiles() {}

    /** Makes the layer known to H2; doing so again changes nothing. */
    public static void register() {
        FilePath.register(new OrderedFiles());
    }

    @Override
    public String getScheme() {
        return H2.ORDERED.substring(0, H2.ORDERED.length() - 1);
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel base = super.open(mode);
        return mode.equals("r") ? base : new OrderedFile(base);
    }
}

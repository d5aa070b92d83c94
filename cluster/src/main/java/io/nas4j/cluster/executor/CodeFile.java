package io.nas4j.cluster.executor;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.util.function.Function;

/**
 * A part of the workers' class path.
 *
 * @param path where it lies on the machine of the search
 * @param bytes its size; -1 for folders, which are not looked at
 * @param name that it is fetched under
 * @param sent whether Spark brings it where it is not seen
 */
public record CodeFile(String path, long bytes, String name, boolean sent) implements Serializable {

    /** Whether it lies here under the same path. */
    boolean seen() {
        File file = new File(path);
        return bytes < 0 || (file.isFile() && file.length() == bytes);
    }

    /**
     * Where it lies here.
     *
     * @param fetched the path of a file that Spark has brought
     * @throws IOException where it is neither seen nor brought
     */
    String here(Function<String, String> fetched) throws IOException {
        if (seen()) {
            return path;
        }
        File brought = new File(fetched.apply(name));
        if (!sent || !brought.isFile()) {
            throw new IOException(path + " is not seen there (--cluster-conf nas4j.home=DIR names what is)");
        }
        return brought.getPath();
    }
}

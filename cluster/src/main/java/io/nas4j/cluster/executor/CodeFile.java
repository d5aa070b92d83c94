package io.nas4j.cluster.executor;

import java.io.File;
import java.io.Serializable;
import java.util.function.Function;

/**
 * A part of the workers' class path.
 *
 * @param path where it lies on the machine of the search
 * @param bytes its size; -1 for a folder
 * @param name that it is fetched under
 * @param sent whether Spark brings it where it is not seen
 */
public record CodeFile(String path, long bytes, String name, boolean sent) implements Serializable {

    /**
     * Where it lies here.
     *
     * @param fetched the path of a file that Spark has brought
     */
    String here(Function<String, String> fetched) {
        File file = new File(path);
        boolean seen = bytes < 0 ? file.isDirectory() : file.isFile() && file.length() == bytes;
        return seen || !sent ? path : fetched.apply(name);
    }
}

package io.nas4j.core.file;

import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files and folders that no output may be written over, because a command reads them or a study needs them. */
public final class KeptFiles {

    /** What each of them is, in words. */
    private final Map<Path, String> kept = new LinkedHashMap<>();

    /**
     * Keeps a file, or a folder with all that is in it.
     *
     * @param what it is, as {@code the table that is read}
     */
    public KeptFiles with(Path path, String what) {
        kept.put(path, what);
        return this;
    }

    /**
     * Refuses to write over what is kept, by whatever name or link it is given. What does not exist yet is free.
     *
     * @throws InvalidInputException naming what is there
     */
    public void refuse(Path output) {
        if (!Files.exists(output)) {
            return;
        }
        kept.forEach((path, what) -> {
            if (within(output, path)) {
                throw new InvalidInputException(
                        "cannot write " + output + ": it is " + what + ", which would be lost; give another path");
            }
        });
    }

    private static boolean within(Path output, Path path) {
        try {
            return Files.exists(path) && output.toRealPath().startsWith(path.toRealPath());
        } catch (IOException e) {
            return output.toAbsolutePath()
                    .normalize()
                    .startsWith(path.toAbsolutePath().normalize());
        }
    }
}

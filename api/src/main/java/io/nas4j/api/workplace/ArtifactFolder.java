package io.nas4j.api.workplace;

import io.nas4j.core.file.UserPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder for the files that studies produce, beside their storage. */
public final class ArtifactFolder {

    private ArtifactFolder() {}

    /** The storage's own folder, or {@code ./nas4j-data} for a {@code jdbc:} URL. */
    public static Path of(String url) {
        return UserPath.of("storage", url.startsWith("jdbc:") ? "nas4j-data" : url)
                .toAbsolutePath()
                .normalize();
    }

    /** Removes the folder if it is empty. */
    public static void dropIfEmpty(Path home) {
        try {
            Files.deleteIfExists(home);
        } catch (IOException e) {
            return; // something is in it, or it is not ours to remove
        }
    }
}

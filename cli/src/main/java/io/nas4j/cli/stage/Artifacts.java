package io.nas4j.cli.stage;

import io.nas4j.core.file.FileHash;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.StudyStore;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Files that studies produce: what is kept of them, and whether they are still that. */
public final class Artifacts {

    private Artifacts() {}

    /** Notes a file with its size and hash. */
    static void keep(StudyStore store, String study, String kind, Path file, String detail) {
        OptionalLong bytes = OptionalLong.of(size(file));
        store.saveArtifact(study, new Artifact(kind, file.toString(), bytes, FileHash.sha256(file), detail));
    }

    /** What is wrong with a file that was noted, in words; empty where it is there as it was. */
    public static Optional<String> problem(Artifact artifact) {
        Path file = Path.of(artifact.path());
        if (!Files.isRegularFile(file)) {
            return Optional.of("is gone");
        }
        if (artifact.bytes().isPresent() && artifact.bytes().getAsLong() != size(file)) {
            return Optional.of("had " + artifact.bytes().getAsLong() + " bytes and has " + size(file));
        }
        return FileHash.sha256(file).equals(artifact.sha256()) ? Optional.empty() : Optional.of("has another content");
    }

    /**
     * Refuses to go on with a file that is not what was noted; one that never was is no matter.
     *
     * @param remedy how to have it again
     */
    static void require(StudyStore store, String study, String kind, String remedy) {
        for (Artifact artifact : store.artifacts(study)) {
            if (artifact.kind().equals(kind)) {
                problem(artifact).ifPresent(problem -> {
                    throw new InvalidInputException("file " + artifact.path() + " (" + kind + " of study " + study
                            + ") " + problem + "; " + remedy);
                });
            }
        }
    }

    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new InvalidInputException("file " + file + " cannot be read", e);
        }
    }
}

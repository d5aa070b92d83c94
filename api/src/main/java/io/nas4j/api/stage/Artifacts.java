package io.nas4j.api.stage;

import io.nas4j.core.file.FileHash;
import io.nas4j.core.file.KeptFiles;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** The files that studies write: their size and hash are stored, so that a changed file is noticed. */
public final class Artifacts {

    private static final String DATABASE = ".mv.db";

    private Artifacts() {}

    /** Stores a file's path, size and hash with its study. */
    public static void keep(StudyStore store, String study, String kind, Path file, String detail) {
        OptionalLong bytes = OptionalLong.of(size(file));
        store.saveArtifact(study, new Artifact(kind, file.toString(), bytes, FileHash.sha256(file), detail));
    }

    /**
     * Refuses to write a file of a study over another one that is needed: data, a storage, a file of another kind. A file of
     * the same kind may take the place of an older one.
     *
     * @throws InvalidInputException naming what is there
     */
    public static void refuseOver(Path file, String kind, StageContext context, StudyConfig config) {
        KeptFiles kept = new KeptFiles().with(context.home().resolve("cache"), "a file of decoded images");
        String dataset = config.plan().task().data().dataset();
        path(dataset.substring(dataset.indexOf(':') + 1)).ifPresent(data -> kept.with(data, "a file of the data set"));
        if (file.toString().endsWith(DATABASE)) {
            kept.with(file, "a storage");
        }
        for (StudySummary study : context.store().studies()) {
            String name = study.config().name();
            context.store().artifacts(name).stream()
                    .filter(artifact -> !artifact.kind().equals(kind))
                    .forEach(artifact -> path(artifact.path())
                            .ifPresent(of -> kept.with(of, artifact.kind() + " of study " + name)));
        }
        kept.refuse(file);
    }

    private static Optional<Path> path(String stored) {
        try {
            return Optional.of(Path.of(stored));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with a stored file, in words; empty where it is there and unchanged. */
    public static Optional<String> problem(Artifact artifact) {
        Optional<Path> path = path(artifact.path());
        if (path.isEmpty()) {
            return Optional.of("has a path that this system cannot have");
        }
        Path file = path.get();
        if (!Files.isRegularFile(file)) {
            return Optional.of("is gone");
        }
        if (artifact.bytes().isPresent() && artifact.bytes().getAsLong() != size(file)) {
            return Optional.of("had " + artifact.bytes().getAsLong() + " bytes and has " + size(file));
        }
        return FileHash.sha256(file).equals(artifact.sha256()) ? Optional.empty() : Optional.of("has another content");
    }

    /**
     * Refuses a file that is missing or has changed. A file that was never stored is not looked at.
     *
     * @param remedy what the user can do to get the file again
     */
    public static void require(StudyStore store, String study, String kind, String remedy) {
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

package io.nas4j.export.target;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.TemporaryPath;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The place of an export. Files are written into a temporary folder beside it and checked there. Then they take their names,
 * or names which say that a check failed. Closing it removes what has no name by then.
 */
public final class ExportOutput implements AutoCloseable {

    private static final String PAGE = "README.md";

    private final Path output;
    private final boolean folder;
    private final String file;
    private final TemporaryPath staging;

    private ExportOutput(Path output, boolean folder, String file, TemporaryPath staging) {
        this.output = output;
        this.folder = folder;
        this.file = file;
        this.staging = staging;
    }

    /**
     * The place that a user names, for a file or a folder as the form has it.
     *
     * @param force whether files that are there are replaced
     * @throws InvalidInputException where nothing can be written there, or something is there that is not to be replaced
     */
    public static ExportOutput at(Path output, Form form, boolean force) {
        return form.folder()
                ? inFolder(output, form, force)
                : open(output, false, target(output).getFileName().toString(), force);
    }

    /** A folder of its own for every form; in it a file has its usual name. Refuses as {@link #at}. */
    public static ExportOutput inFolder(Path output, Form form, boolean force) {
        return open(output, true, form.file(), force);
    }

    private static ExportOutput open(Path output, boolean folder, String file, boolean force) {
        Path target = target(output);
        if (!folder) {
            AtomicFile.requireWritable(target);
        }
        if (Files.exists(target) && folder && !Files.isDirectory(target)) {
            throw new InvalidInputException(
                    "cannot write " + output + ": a folder is written, but this is a file; give another path");
        }
        if (!force && (folder ? holdsFiles(target) : Files.exists(target) || Files.exists(page(target)))) {
            String there = folder || Files.exists(target)
                    ? output.toString()
                    : page(output).toString();
            throw new InvalidInputException("cannot write " + output + ": " + there
                    + (folder ? " has files in it" : " exists") + "; --force replaces it");
        }
        try {
            return new ExportOutput(target, folder, file, TemporaryPath.folder(target));
        } catch (IOException e) {
            Path parent = Optional.ofNullable(target.getParent()).orElse(target);
            throw new InvalidInputException(
                    "cannot write " + output + ": "
                            + (Files.isDirectory(parent)
                                    ? AtomicFile.reason(e) + "; give a path in a directory that can be written"
                                    : parent + " is not a directory; give a path in a directory that exists"),
                    e);
        }
    }

    private static boolean holdsFiles(Path folder) {
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            throw new InvalidInputException("cannot write " + folder + ": " + AtomicFile.reason(e), e);
        }
    }

    /** What a link points at is replaced, and the link stays. */
    private static Path target(Path output) {
        try {
            return Files.exists(output)
                    ? output.toRealPath()
                    : output.toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new InvalidInputException("cannot write " + output + ": " + AtomicFile.reason(e), e);
        }
    }

    private static Path page(Path file) {
        return file.resolveSibling(file.getFileName() + "." + PAGE);
    }

    /** Writes the network and its page. */
    public void write(Exporter exporter, TrainedNetwork network) {
        boolean alone = !exporter.form().folder();
        exporter.write(network, alone ? staging.path().resolve(file) : staging.path());
        Path page = staging.path().resolve(folder ? PAGE : file + "." + PAGE);
        byte[] text = Readme.text(network, exporter.usage(network, file)).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(page, out -> out.write(text));
    }

    /** What was written, as its checks read it: a file, or the folder of the files. */
    public Path staged(Exporter exporter) {
        return exporter.form().folder() ? staging.path() : staging.path().resolve(file);
    }

    /** The names that the files will have. */
    public List<Path> targets() {
        return files().stream()
                .map(written -> parent().resolve(written.getFileName()))
                .toList();
    }

    /** The file with the weights, as it will be named. */
    public Path weights() {
        return folder ? output.resolve(file) : output;
    }

    /** Bytes of all files but the page. */
    public long bytes() {
        try {
            long bytes = 0;
            for (Path written : files()) {
                bytes += written.getFileName().toString().endsWith(PAGE) ? 0 : Files.size(written);
            }
            return bytes;
        } catch (IOException e) {
            throw new WorkFailedException(
                    "cannot read what was written for " + output + ": " + AtomicFile.reason(e), e);
        }
    }

    /** Gives the files their names, and returns the path that was asked for. */
    public Path accept() {
        return moveTo(output);
    }

    /**
     * Gives the files names with a word in them, and returns that path.
     *
     * @param word such as {@code failed-check}: {@code net.onnx} becomes {@code net.failed-check.onnx}
     */
    public Path keepAs(String word) {
        String name = output.getFileName().toString();
        int dot = folder ? -1 : name.lastIndexOf('.');
        String kept = dot <= 0 ? name + "." + word : name.substring(0, dot) + "." + word + name.substring(dot);
        return moveTo(output.resolveSibling(kept));
    }

    private Path moveTo(Path target) {
        try {
            if (folder && !Files.exists(target)) {
                staging.takeFree(target);
                return target;
            }
            Path into = folder ? target : parent();
            for (Path written : files()) {
                String name = written.getFileName().toString();
                String beginning = folder ? "" : file;
                move(written, into.resolve(folder ? name : target.getFileName() + name.substring(beginning.length())));
            }
            return target;
        } catch (IOException e) {
            throw new WorkFailedException("writing " + target + " broke off: " + AtomicFile.reason(e), e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path parent() {
        return folder ? output : Optional.ofNullable(output.getParent()).orElse(output);
    }

    /** The page first, so that a network never stands without it. */
    private List<Path> files() {
        try (Stream<Path> written = Files.list(staging.path())) {
            return new ArrayList<>(written.sorted(Comparator.comparing((Path each) ->
                                    !each.getFileName().toString().endsWith(PAGE))
                            .thenComparing(Path::getFileName))
                    .toList());
        } catch (IOException e) {
            throw new WorkFailedException(
                    "cannot read what was written for " + output + ": " + AtomicFile.reason(e), e);
        }
    }

    @Override
    public void close() {
        staging.close();
    }
}

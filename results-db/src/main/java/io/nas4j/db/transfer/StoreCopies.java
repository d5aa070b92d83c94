package io.nas4j.db.transfer;

import io.nas4j.core.WorkFailedException;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.DatabaseErrors;
import io.nas4j.db.h2.Loopback;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.h2.StoreLocation;
import io.nas4j.db.schema.Schema;
import io.nas4j.db.table.StudyTable;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Copies of a storage: as a storage, as files that other programs read, and back. Others may use it meanwhile. */
public final class StoreCopies {

    private static final String DATABASE = ".mv.db";

    static {
        Loopback.force();
    }

    private StoreCopies() {}

    /** What an export is written as. */
    public enum Format {
        /** One file, a row a line. */
        JSONL,
        /** A folder with a file for each table. */
        CSV
    }

    /**
     * What was copied.
     *
     * @param rows of each table
     * @param damage what is wrong with a storage that is damaged, of which what can be read was copied
     */
    public record Copied(Map<String, Integer> rows, Optional<String> damage) {}

    /**
     * Copies a storage as it is at one moment.
     *
     * @param file to create; its name ends in {@code .mv.db}, and {@code jdbc:h2:FILE} opens it
     * @throws InvalidInputException where it exists or cannot be made
     */
    public static Copied backup(String url, Path file) {
        Path target = file.toAbsolutePath().normalize();
        String name = String.valueOf(target.getFileName());
        if (!name.endsWith(DATABASE) || name.equals(DATABASE)) {
            throw new InvalidInputException("the file of a backup must end in " + DATABASE + ", as backup" + DATABASE
                    + ", but was '" + file + "'");
        }
        refuseExisting(target);
        Path part = target.resolveSibling(name.substring(0, name.length() - DATABASE.length()) + ".part" + DATABASE);
        try (H2StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
            remove(part);
            Copied copied;
            try (H2StudyStore copy = H2StudyStore.open("jdbc:h2:" + part, OpenMode.WRITE)) {
                copied = store.readAll((from, again) -> copy.writeAll((to, more) -> copied(from, to)));
            }
            move(part, target);
            return copied;
        } finally {
            remove(part);
        }
    }

    private static Copied copied(Handle from, Handle to) {
        RowLoader loader = new RowLoader(to);
        CountedRows rows = new CountedRows(loader);
        Tables.read(from, Optional.empty(), rows);
        loader.finish();
        return new Copied(rows.counts(), Optional.empty());
    }

    /**
     * Writes all rows of a storage, or of one study. Of a storage that is damaged it writes what can be read.
     *
     * @param out file or folder to create
     * @throws InvalidInputException where it exists, or there is no such study
     * @throws WorkFailedException where nothing can be read
     */
    public static Copied export(String url, Format format, Path out, Optional<String> study) {
        Path target = out.toAbsolutePath().normalize();
        refuseExisting(target);
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Copied copied = exported(url, format, part, study);
            move(part, target);
            return copied;
        } finally {
            remove(part);
        }
    }

    private static Copied exported(String url, Format format, Path part, Optional<String> study) {
        StoreLocation location = StoreLocation.parse(url);
        try (H2StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
            return store.readAll((handle, again) -> write(handle, format, part, study, location, Tables::read));
        } catch (WorkFailedException e) {
            if (location.file().isEmpty() || DatabaseErrors.locked(e) || !DatabaseErrors.ofDatabase(e)) {
                throw e;
            }
            return salvaged(location, location.file().get(), format, part, study, String.valueOf(e.getMessage()));
        }
    }

    private static Copied salvaged(
            StoreLocation location, Path file, Format format, Path part, Optional<String> study, String problem) {
        Path folder = part.resolveSibling(part.getFileName() + ".salvage");
        try {
            Files.createDirectories(folder);
            Salvage.Found<Copied> found =
                    Salvage.read(file, folder, (handle, rows) -> write(handle, format, part, study, location, rows));
            return new Copied(found.result().rows(), Optional.of(problem + "; " + told(found)));
        } catch (IOException e) {
            throw new WorkFailedException("cannot write " + folder + ": " + DatabaseErrors.reason(e), e);
        } finally {
            remove(folder);
        }
    }

    private static String told(Salvage.Found<Copied> found) {
        int later = found.passed();
        if (found.lost().isEmpty()) {
            return "this is the newest commit in it that is whole, and "
                    + (later == 0 ? "the last one found" : later + " found after it are not");
        }
        String lost = found.lost().entrySet().stream()
                .map(table -> table.getValue() + " of " + table.getKey())
                .collect(Collectors.joining(", "));
        return "none of its last commits is whole; this is what is left of "
                + (later == 0 ? "the last one" : "one that is older than " + later + " of which too little is left")
                + ", without rows that cannot be read or whose study or trial cannot (at most " + lost + ")";
    }

    private static Copied write(
            Handle handle,
            Format format,
            Path part,
            Optional<String> study,
            StoreLocation location,
            Salvage.Source rows) {
        remove(part);
        Optional<Long> id = study.map(name -> new StudyTable(location.shown()).id(handle, name));
        int schema = Schema.version(handle, location.shown()).orElse(Schema.VERSION);
        if (format == Format.JSONL) {
            try (JsonLines lines = new JsonLines(part, schema)) {
                return write(handle, id, lines, rows);
            }
        }
        RowFiles.write(part, () -> Files.createDirectories(part));
        try (CsvFolder folder = new CsvFolder(part)) {
            return write(handle, id, folder, rows);
        }
    }

    private static Copied write(Handle handle, Optional<Long> study, RowSink sink, Salvage.Source source) {
        CountedRows rows = new CountedRows(sink);
        source.read(handle, study, rows);
        sink.end(rows.counts());
        return new Copied(rows.counts(), Optional.empty());
    }

    /**
     * Adds all studies of an export to a storage, which is created where there is none: all of them or none.
     *
     * @param in the file or folder that {@link #export} wrote
     * @return how many
     * @throws InvalidInputException where it is something else, or a study of that name is there
     */
    public static int importAll(String url, Path in) {
        if (!Files.exists(in)) {
            throw new InvalidInputException("the export to read must be a file or a folder, but there is no " + in);
        }
        Optional<Path> fresh = StoreLocation.parse(url).file().filter(file -> !Files.exists(file));
        boolean imported = false;
        try (H2StudyStore store = H2StudyStore.open(url, OpenMode.WRITE)) {
            int studies = store.writeAll((handle, again) -> load(in, handle));
            imported = true;
            return studies;
        } finally {
            if (!imported) {
                fresh.ifPresent(StoreCopies::remove);
            }
        }
    }

    private static int load(Path in, Handle handle) {
        RowLoader loader = new RowLoader(handle);
        if (Files.isDirectory(in)) {
            CsvFolder.read(in, Tables.columns(handle).keySet(), loader);
        } else {
            JsonLines.read(in, loader);
        }
        return loader.finish();
    }

    private static void refuseExisting(Path target) {
        if (Files.exists(target)) {
            throw new InvalidInputException("a copy is never written over a file, but " + target + " is there already");
        }
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new InvalidInputException(
                    "a copy must go into a folder that is there and that this user may write, but was '" + target
                            + "'");
        }
    }

    private static void move(Path part, Path target) {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new WorkFailedException("cannot write " + target + ": " + DatabaseErrors.reason(e), e);
        }
    }

    private static void remove(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new WorkFailedException("cannot remove " + path + ": " + DatabaseErrors.reason(e), e);
        }
    }
}

package io.nas4j.db.transfer;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.OwnerOnly;
import io.nas4j.core.file.TemporaryPath;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.Confinement;
import io.nas4j.db.h2.DatabaseErrors;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.h2.StoreLocation;
import io.nas4j.db.schema.Schema;
import io.nas4j.db.table.StudyTable;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Copies a storage: as a storage, or as files for other programs. Other processes may use the storage meanwhile. */
public final class StoreCopies {

    private static final String DATABASE = ".mv.db";

    static {
        Confinement.force();
    }

    private StoreCopies() {}

    /** The form of an export. */
    public enum Format {
        /** One file, a row a line. */
        JSONL,
        /** A folder with a file for each table. */
        CSV
    }

    /**
     * A finished copy.
     *
     * @param rows number of rows by table
     * @param damage a sentence on what is missing, where the storage is damaged
     */
    public record Copied(Map<String, Integer> rows, Optional<String> damage) {}

    /**
     * Copies a storage as it is at one moment.
     *
     * @param file file to create; its name ends in {@code .mv.db}, and {@code jdbc:h2:FILE} opens it
     * @throws InvalidInputException where the file exists or cannot be created
     */
    public static Copied backup(String url, Path file) {
        Path target = file.toAbsolutePath().normalize();
        String name = String.valueOf(target.getFileName());
        if (!name.endsWith(DATABASE) || name.equals(DATABASE)) {
            throw new InvalidInputException("the file of a backup must end in " + DATABASE + ", as backup" + DATABASE
                    + ", but was '" + file + "'");
        }
        if (target.toString().indexOf(';') >= 0) {
            throw new InvalidInputException("the path of a backup must have no ';', but was '" + file + "'");
        }
        refuseExisting(target);
        try (TemporaryPath part = part(target, DATABASE, OwnerOnly.file(target));
                H2StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
            Copied copied;
            try (H2StudyStore copy = H2StudyStore.open("jdbc:h2:" + part.path(), OpenMode.WRITE)) {
                copied = store.readAll((from, again) -> copy.writeAll((to, more) -> copied(from, to)));
            }
            take(part, target);
            return copied;
        } catch (WorkFailedException e) {
            throw ofCopy(e, target);
        }
    }

    private static Copied copied(Handle from, Handle to) {
        RowLoader loader = RowLoader.ofStorage(to);
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
        try (TemporaryPath part = format == Format.JSONL ? part(target, ".tmp") : folder(target)) {
            Copied copied = exported(url, format, part.path(), study);
            RowFiles.force(part.path());
            take(part, target);
            return copied;
        } catch (WorkFailedException e) {
            throw ofCopy(e, target);
        }
    }

    /** A copy that cannot be written is said of its target: nobody knows its temporary name, and what is read is sound. */
    private static WorkFailedException ofCopy(WorkFailedException e, Path target) {
        boolean copy = String.valueOf(e.getMessage()).contains(TemporaryPath.BEGINNING) || DatabaseErrors.unwritten(e);
        return copy ? new WorkFailedException("cannot write " + target + ": " + DatabaseErrors.whyUnwritten(e), e) : e;
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
        try (TemporaryPath folder = folder(part, OwnerOnly.folder(part))) {
            Salvage.Found<Copied> found = Salvage.read(
                    file, folder.path(), (handle, rows) -> write(handle, format, part, study, location, rows));
            return new Copied(found.result().rows(), Optional.of(problem + "; " + told(found)));
        }
    }

    private static String told(Salvage.Found<Copied> found) {
        int later = found.passed();
        if (found.whole()) {
            return "this is the newest commit in it that is whole, and "
                    + (later == 0 ? "the last one found" : later + " found after it are not");
        }
        String lost = found.lost().entrySet().stream()
                .map(table -> table.getValue() + " of " + table.getKey())
                .collect(Collectors.joining(", "));
        return "none of its last commits is whole; this is what is left of them, without rows that cannot be read, whose study"
                + " or trial cannot, or that do not fit to what else is left"
                + (lost.isEmpty() ? "" : " (known to be lost: " + lost + ")");
    }

    private static Copied write(
            Handle handle,
            Format format,
            Path part,
            Optional<String> study,
            StoreLocation location,
            Salvage.Source rows) {
        Optional<Long> id = study.map(name -> new StudyTable(location.shown()).id(handle, name));
        int schema = Schema.version(handle, location.shown()).orElse(Schema.VERSION);
        if (format == Format.JSONL) {
            try (JsonLines lines = new JsonLines(part, schema)) {
                return write(handle, id, lines, rows);
            }
        }
        RowFiles.empty(part);
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
     * Reads every row of every table.
     *
     * @return rows of each table
     * @throws WorkFailedException where one cannot be read
     */
    public static Map<String, Integer> rows(H2StudyStore store) {
        return store.readAll((handle, again) -> {
            CountedRows rows = new CountedRows(RowSink.NOWHERE);
            Tables.read(handle, Optional.empty(), rows);
            return rows.counts();
        });
    }

    private static void refuseExisting(Path target) {
        if (Files.exists(target)) {
            throw isThere(target);
        }
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new InvalidInputException(
                    "a copy must go into a folder that is there and that this user may write, but was '" + target
                            + "'");
        }
    }

    private static TemporaryPath part(Path target, String ending, FileAttribute<?>... attributes) {
        try {
            return TemporaryPath.file(target, ending, attributes);
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    private static TemporaryPath folder(Path target, FileAttribute<?>... attributes) {
        try {
            return TemporaryPath.folder(target, attributes);
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    private static void take(TemporaryPath part, Path target) {
        try {
            part.takeFree(target);
        } catch (FileAlreadyExistsException e) {
            throw isThere(target);
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    private static WorkFailedException cannotWrite(Path target, IOException e) {
        return new WorkFailedException("cannot write " + target + ": " + AtomicFile.reason(e), e);
    }

    private static InvalidInputException isThere(Path target) {
        return new InvalidInputException("a copy is never written over a file, but " + target + " is there already");
    }
}

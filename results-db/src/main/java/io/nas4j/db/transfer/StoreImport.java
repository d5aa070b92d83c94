package io.nas4j.db.transfer;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.OwnerOnly;
import io.nas4j.core.file.TemporaryPath;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.check.StoreCheck;
import io.nas4j.db.file.StoreFiles;
import io.nas4j.db.h2.Confinement;
import io.nas4j.db.h2.DatabaseErrors;
import io.nas4j.db.h2.H2;
import io.nas4j.db.h2.Login;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.h2.StoreLocation;
import io.nas4j.db.schema.Schema;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings an export into a storage. It becomes a storage of its own first, beside, in which it is checked as {@code db check}
 * does. That takes the place of the storage where there is none; otherwise its studies are added to the one that is there.
 * So a refusal leaves everything as it was, and what other processes do meanwhile stays.
 */
public final class StoreImport {

    static {
        Confinement.force();
    }

    private final Path in;
    private final StoreLocation location;

    private StoreImport(Path in, StoreLocation location) {
        this.in = in;
        this.location = location;
    }

    /**
     * Adds all studies of an export to a storage, which is created where there is none: all of them or none.
     *
     * @param in the file or folder that {@link StoreCopies#export} wrote
     * @return how many
     * @throws InvalidInputException where it is something else, or a study of that name is there
     */
    public static int all(String url, Path in) {
        if (!Files.isRegularFile(in) && !Files.isDirectory(in)) {
            throw new InvalidInputException("the export to read must be a file or a folder, but "
                    + (Files.exists(in) ? in + " is neither" : "there is no " + in));
        }
        StoreLocation location = StoreLocation.parse(url);
        Deque<Path> made = location.file().map(StoreFiles::makeWritable).orElseGet(ArrayDeque::new);
        try {
            return new StoreImport(in, location).all();
        } finally {
            // where nothing came into them
            StoreFiles.removeEmpty(made);
        }
    }

    private int all() {
        try (TemporaryPath beside = beside()) {
            int studies = made(beside.path());
            if (location.file().isEmpty()
                    || !tookItsPlace(beside, location.file().get())) {
                add(beside.path());
            }
            return studies;
        } catch (IOException e) {
            throw new WorkFailedException("cannot write " + location.shown() + ": " + AtomicFile.reason(e), e);
        } catch (SQLException e) {
            throw DatabaseErrors.said(e, location.shown());
        }
    }

    private TemporaryPath beside() throws IOException {
        Path target = location.file()
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")).resolve("import"));
        return TemporaryPath.file(target, H2.ENDING, OwnerOnly.file(target));
    }

    /** Makes a storage of the export, with the tables that it was exported from, and brings these up to date. */
    private int made(Path file) throws SQLException {
        int schema = Files.isDirectory(in) ? Schema.VERSION : JsonLines.schema(in, Schema.VERSION);
        String url = H2.url(file, "");
        try (Connection connection = H2.connect(url)) {
            Schema.migrate(url, Login.OF_FILES, location.shown(), schema);
            int studies;
            try (Handle handle = Jdbi.create(connection).open()) {
                studies = handle.inTransaction(this::load);
                Schema.migrate(url, Login.OF_FILES, location.shown());
                handle.useTransaction(this::check);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            }
            return studies;
        }
    }

    private int load(Handle handle) {
        RowLoader loader = RowLoader.ofFile(handle);
        if (Files.isDirectory(in)) {
            CsvFolder.read(in, Tables.columns(handle).keySet(), loader);
        } else {
            JsonLines.read(in, loader);
        }
        return loader.finish();
    }

    private void check(Handle handle) {
        List<StoreCheck.Problem> problems = StoreCheck.problems(handle);
        if (!problems.isEmpty()) {
            String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
            throw new InvalidInputException("the export " + in + " must have studies as nas4j writes them, but study '"
                    + problems.get(0).study() + "' " + problems.get(0).text() + more);
        }
    }

    /** Whether there was no storage yet. */
    private static boolean tookItsPlace(TemporaryPath beside, Path file) throws IOException {
        if (Files.exists(file)) {
            return false;
        }
        try {
            beside.takeFree(file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false; // another process has made it meanwhile
        }
    }

    private void add(Path file) throws SQLException {
        try (H2StudyStore store = H2StudyStore.open(location.text(), OpenMode.WRITE);
                Connection connection = H2.connect(H2.url(file, ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE"));
                Handle from = Jdbi.create(connection).open()) {
            store.writeAll((to, again) -> (again && added(from, to)) || copied(from, to));
        }
    }

    /** Whether an attempt before was committed, though its answer was lost. */
    private static boolean added(Handle from, Handle to) {
        String studies = "SELECT name, created FROM study";
        return to.createQuery(studies)
                .mapToMap()
                .set()
                .containsAll(from.createQuery(studies).mapToMap().list());
    }

    private static boolean copied(Handle from, Handle to) {
        RowLoader loader = RowLoader.ofStorage(to);
        Tables.read(from, Optional.empty(), loader);
        loader.finish();
        return true;
    }
}

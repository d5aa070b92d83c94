package io.nas4j.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.transfer.StoreCopies;
import io.nas4j.db.transfer.StoreImport;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may read a storage and what lies beside it: its owner alone, unless the owner says otherwise. */
class OwnerOnlyStorageTest {

    @TempDir
    Path folder;

    @BeforeEach
    void needsPermissions() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no permissions here");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aNewStorageIsForItsOwnerAlone() throws IOException {
        Path data = folder.resolve("a/data");
        try (H2StudyStore store = H2StudyStore.open(data.toString(), OpenMode.WRITE)) {
            store.create(Fixtures.config("s"), Fixtures.PROVENANCE);
            assertThat(permissions(data)).isEqualTo("rwx------");
            assertThat(permissions(data.getParent())).isEqualTo("rwx------");
            assertAllClosed(data, "nas4j.mv.db", "nas4j.server");
        }
        assertAllClosed(data, "nas4j.mv.db");
        H2StudyStore.open("jdbc:h2:" + folder.resolve("named"), OpenMode.WRITE).close();
        assertThat(permissions(folder.resolve("named.mv.db"))).isEqualTo("rw-------");
        assertThat(permissions(folder)).as("what was there stays").isEqualTo("rwxr-xr-x");
    }

    @Test
    void soAreBackupsAndImportsButExportsAreNot() throws IOException {
        Path data = storage();
        Path backup = folder.resolve("copy.mv.db");
        StoreCopies.backup(data.toString(), backup);
        assertThat(permissions(backup)).isEqualTo("rw-------");

        Path export = folder.resolve("all.jsonl");
        Path table = folder.resolve("all");
        StoreCopies.export(data.toString(), StoreCopies.Format.JSONL, export, Optional.empty());
        StoreCopies.export(data.toString(), StoreCopies.Format.CSV, table, Optional.empty());
        Path plain = Files.createFile(folder.resolve("plain"));
        assertThat(permissions(export)).isEqualTo(permissions(plain));
        assertThat(permissions(table.resolve("study.csv"))).isEqualTo(permissions(plain));

        for (Path from : new Path[] {export, table}) {
            Path into = folder.resolve("into " + from.getFileName());
            StoreImport.all(into.toString(), from);
            assertThat(permissions(into)).isEqualTo("rwx------");
            assertAllClosed(into, "nas4j.mv.db");
        }
    }

    /** As where a group works on one storage. */
    @Test
    void aStorageThatIsBroughtUpToDateKeepsThePermissionsThatItHas() throws IOException {
        for (String permissions : new String[] {"rw-rw-r--", "rw-r-----", "rw-------"}) {
            Path file = folder.resolve("nas4j.mv.db");
            Files.deleteIfExists(file);
            try (InputStream old = Objects.requireNonNull(getClass().getResourceAsStream("schema-1.mv.db"))) {
                Files.copy(old, file);
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            H2StudyStore.open(folder.toString(), OpenMode.READ).close();
            assertThat(permissions(file)).isEqualTo(permissions);
        }
    }

    @Test
    void aRefusedImportLeavesNoFolder() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.jsonl"), "{\"format\":\"other\"}\n");
        assertThatThrownBy(() -> StoreImport.all(folder.resolve("new/data").toString(), wrong))
                .isInstanceOf(InvalidInputException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(wrong);
        }
    }

    /** A file whose name looks as if the program had made it. */
    @Test
    void nothingThatSomebodyElseMadeIsRemoved() throws IOException {
        Path data = storage();
        Path mine = Files.writeString(data.resolve("nas4j.1.new.mv.db"), "mine");
        Path gone = Files.writeString(data.resolve("nas4j.999999999.new.mv.db"), "mine");
        Files.delete(data.resolve("nas4j.mv.db"));
        H2StudyStore.open(data.toString(), OpenMode.WRITE).close();
        Files.delete(data.resolve("nas4j.mv.db"));
        try (InputStream old = Objects.requireNonNull(getClass().getResourceAsStream("schema-1.mv.db"))) {
            Files.copy(old, data.resolve("nas4j.mv.db"));
        }
        H2StudyStore.open(data.toString(), OpenMode.WRITE).close();
        assertThat(mine).hasContent("mine");
        assertThat(gone).hasContent("mine");
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).containsExactlyInAnyOrder(mine, gone, data.resolve("nas4j.mv.db"));
        }
    }

    private Path storage() {
        Path data = folder.resolve("data");
        try (H2StudyStore store = H2StudyStore.open(data.toString(), OpenMode.WRITE)) {
            store.create(Fixtures.config("s"), Fixtures.PROVENANCE);
        }
        return data;
    }

    private static void assertAllClosed(Path data, String... names) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"))
                    .map(file -> String.valueOf(file.getFileName()))
                    .containsExactlyInAnyOrder(names);
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

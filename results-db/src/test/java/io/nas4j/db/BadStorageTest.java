package io.nas4j.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.db.connect.HostAddress;
import io.nas4j.db.h2.H2;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.h2.RunningProcess;
import io.nas4j.db.h2.StoreLocation;
import io.nas4j.db.schema.Schema;
import io.nas4j.db.transfer.StoreCopies;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a user is told about a storage that cannot be used, and that it stays as it is. */
@Timeout(120)
class BadStorageTest {

    @TempDir
    Path folder;

    @Test
    void createsNothingToRead() throws Exception {
        Path missing = folder.resolve("a/b");
        refused(missing.toString(), OpenMode.READ, "there is no nas4j storage at " + missing);
        refused("jdbc:h2:" + missing + "/x", OpenMode.READ, "there is no nas4j storage at " + missing);
        refused("jdbc:h2:mem:never-opened", OpenMode.READ, "there is no nas4j storage");
        assertThat(files()).isEmpty();
    }

    @Test
    void refusesAFileInThePlaceOfTheFolder() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        refused(file.toString(), OpenMode.WRITE, file.toString());
        refused(file + "/below/it", OpenMode.WRITE, file.toString());
        refused(file.toString(), OpenMode.READ, file.toString());
        assertThat(file).hasContent("mine");
        assertThat(files()).containsExactly(file);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesAPlaceWhereNobodyMayWrite() {
        refused("/proc/nas4j-data", OpenMode.WRITE, "/proc");
        refused("/dev/null/data", OpenMode.WRITE, "/dev/null");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesAFolderOfAnotherUser() throws Exception {
        Assumptions.assumeFalse(System.getProperty("user.name").equals("root"), "root may write anywhere");
        Path closed = Files.createDirectory(
                folder.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        refused(closed.resolve("x").toString(), OpenMode.WRITE, closed.toString());
        refused(closed.toString(), OpenMode.WRITE, closed.toString());
        assertThat(files()).containsExactly(closed);
    }

    @ParameterizedTest
    @EnumSource(OpenMode.class)
    void leavesAFileThatIsNoDatabaseAsItIs(OpenMode mode) throws Exception {
        Path file = folder.resolve("nas4j.mv.db");
        byte[] noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        Files.write(file, noise);
        damaged(mode, file);
        assertThat(Arrays.mismatch(Files.readAllBytes(file), noise)).isEqualTo(-1);
        byte[] text = "short".getBytes(StandardCharsets.UTF_8);
        Files.write(file, text);
        damaged(mode, file);
        assertThat(Arrays.mismatch(Files.readAllBytes(file), text)).isEqualTo(-1);
        assertThat(files()).containsExactly(file);
    }

    @ParameterizedTest
    @EnumSource(OpenMode.class)
    void leavesADamagedDatabaseAsItIs(OpenMode mode) throws Exception {
        fill(200);
        Path file = folder.resolve("nas4j.mv.db");
        long size = Files.size(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[(int) size - 8192]), 8192);
        }
        byte[] before = Files.readAllBytes(file);
        damaged(mode, file);
        assertThat(Arrays.mismatch(Files.readAllBytes(file), before)).isEqualTo(-1);
        assertThat(files()).containsExactly(file);
    }

    /** H2 has no checksum over the content of its pages: what it can tell, it must say in a sentence. */
    @Test
    void readsOrRefusesAFileWithHolesInItAndLeavesItAsItIs() throws Exception {
        fill(200);
        byte[] whole = Files.readAllBytes(folder.resolve("nas4j.mv.db"));
        Random random = new Random(7);
        int detected = 0;
        for (int attempt = 0; attempt < 20; attempt++) {
            byte[] holed = whole.clone();
            for (int each = 0; each < 20; each++) {
                byte[] noise = new byte[512];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, holed, 8192 + random.nextInt(whole.length - 8192 - 512), 512);
            }
            Path copy = Files.createDirectory(folder.resolve("copy" + attempt));
            Path file = Files.write(copy.resolve("nas4j.mv.db"), holed);
            try (H2StudyStore store = H2StudyStore.open(copy.toString(), OpenMode.READ)) {
                store.trials("s", Phase.SEARCH);
            } catch (WorkFailedException | InvalidInputException e) {
                detected++;
            }
            assertThat(Arrays.mismatch(Files.readAllBytes(file), holed)).isEqualTo(-1);
        }
        assertThat(detected).isPositive();
    }

    @ParameterizedTest
    @EnumSource(OpenMode.class)
    void refusesTheStorageOfANewerRelease(OpenMode mode) throws Exception {
        fill(1);
        int newer = Schema.VERSION + 1;
        change("UPDATE \"flyway_schema_history\" SET \"version\" = '" + newer + "' WHERE \"version\" = '1'");
        refused(folder.toString(), mode, "was written by a newer nas4j (its schema is version " + newer);
    }

    @Test
    void refusesTheDatabaseOfAnotherProgram() throws Exception {
        change("CREATE TABLE invoice (id INT)");
        assertThatThrownBy(() -> H2StudyStore.open(folder.toString(), OpenMode.WRITE))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("is not of nas4j");
        refused(folder.toString(), OpenMode.READ, "there is no nas4j storage");
        change("DROP TABLE invoice");
    }

    @Test
    void finishesASetUpThatWasKilledHalfWay() throws Exception {
        fill(0);
        change("DELETE FROM \"flyway_schema_history\"");
        change("DROP TABLE artifact");
        H2StudyStore.open(folder.toString(), OpenMode.WRITE).close();
        assertThat(trials()).isEmpty();
        change("UPDATE \"flyway_schema_history\" SET \"success\" = FALSE");
        change("DROP TABLE epoch");
        H2StudyStore.open(folder.toString(), OpenMode.WRITE).close();
        assertThat(trials()).isEmpty();
    }

    @Test
    void namesTheProblemWhereAForeignProcessHasTheFile() throws Exception {
        fill(1);
        Path file = folder.resolve("nas4j.mv.db");
        StoreLocation location = StoreLocation.parse(folder.toString());
        try (StoreChild child = StoreChild.locking(file)) {
            child.until("locked");
            for (OpenMode mode : OpenMode.values()) {
                assertThatThrownBy(() -> StoreOpening.open(location, mode, Duration.ofMillis(200)))
                        .isInstanceOf(WorkFailedException.class)
                        .hasMessageContaining(file.toString())
                        .hasMessageContaining("another process");
            }
        }
        assertThat(trials()).hasSize(1);
    }

    @Test
    void ignoresTheAddressOfAHostThatIsGone() throws Exception {
        fill(1);
        HostAddress gone = new HostAddress(1, "0".repeat(32), RunningProcess.current());
        gone.write(HostAddress.fileOf(folder.resolve("nas4j")));
        assertThat(trials()).hasSize(1);
        H2StudyStore.open(folder.toString(), OpenMode.WRITE).close();
        Files.writeString(HostAddress.fileOf(folder.resolve("nas4j")), "nonsense");
        assertThat(trials()).hasSize(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysThatTheDiskIsFullAndKeepsWhatWasStored() throws Exception {
        fill(3);
        try (StoreChild child = StoreChild.writingAfter("ulimit -f 400", folder.toString(), "full", 100_000, 0)) {
            List<String> said = child.rest();
            assertThat(said.get(said.size() - 1))
                    .startsWith("WorkFailedException: the storage " + folder.resolve("nas4j.mv.db") + " cannot grow");
            String last = said.stream()
                    .filter(line -> line.startsWith("finish "))
                    .reduce((a, b) -> b)
                    .orElseThrow();
            int finished = Integer.parseInt(last.substring("finish ".length()));
            try (H2StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.READ)) {
                assertThat(store.studies().get(1).complete()).isGreaterThanOrEqualTo(finished + 1);
            }
        }
        assertThat(trials()).hasSize(3);
    }

    /** An update is made in a copy: where it fails, nothing is worse than before. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesAnOldStorageAsItIsWhereThereIsNoRoomToBringItUpToDate() throws Exception {
        Path file = folder.resolve("nas4j.mv.db");
        try (InputStream old = Objects.requireNonNull(getClass().getResourceAsStream("schema-1.mv.db"))) {
            Files.copy(old, file);
        }
        byte[] before = Files.readAllBytes(file);
        try (StoreChild child = StoreChild.writingAfter("ulimit -f 32", folder.toString(), "new", 1, 0)) {
            assertThat(child.rest()).singleElement().asString().contains("cannot grow, its disk is full");
        }
        assertThat(Arrays.mismatch(Files.readAllBytes(file), before)).isEqualTo(-1);
        assertThat(files()).containsExactly(file);
        try (H2StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.READ)) {
            assertThat(store.trials("old", Phase.SEARCH)).hasSize(5);
        }
    }

    /** A disk of its own, where this user may mount one: full, and then not to be written at all. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void saysWhatIsWrongWithAFullDiskAndAReadOnlyOne() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                shell("mount -t tmpfs -o size=700k nas4j-test '" + disk + "'") == 0, "this user may not mount a disk");
        try {
            String url = disk.resolve("data").toString();
            String last;
            try (StoreChild child = StoreChild.writing(url, "full", 100_000, 0)) {
                List<String> said = child.rest();
                assertThat(said.get(said.size() - 1)).contains("cannot grow, its disk is full");
                last = said.get(said.size() - 2);
                assertThat(child.exitCode()).isEqualTo(1);
            }
            int finished = Integer.parseInt(last.replaceAll("\\D", ""));
            assertThat(shell("mount -o remount,ro '" + disk + "'")).isZero();
            try (H2StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
                assertThat(store.studies().get(0).complete()).isGreaterThanOrEqualTo(finished);
            }
            Path out = folder.resolve("out.jsonl");
            assertThat(StoreCopies.export(url, StoreCopies.Format.JSONL, out, Optional.empty())
                            .damage())
                    .isEmpty();
            refused(url, OpenMode.WRITE, "must be a file that this user may write");
        } finally {
            unmount(disk);
        }
    }

    /** The copy's disk is full; the storage that is copied is not blamed, and no part of a copy stays. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void saysWhichFileOfACopyTheDiskHasNoRoomFor() throws Exception {
        fill(300);
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                shell("mount -t tmpfs -o size=200k nas4j-test '" + disk + "'") == 0, "this user may not mount a disk");
        try {
            for (int free : List.of(40, 100, 150)) {
                Path fill = Files.write(disk.resolve("fill"), new byte[(200 - free) * 1024]);
                Path backup = disk.resolve("b.mv.db");
                assertThatThrownBy(() -> StoreCopies.backup(folder.toString(), backup))
                        .isInstanceOf(WorkFailedException.class)
                        .hasMessageStartingWith("cannot write " + backup + ": ");
                Path out = disk.resolve("out.jsonl");
                assertThatThrownBy(() ->
                                StoreCopies.export(folder.toString(), StoreCopies.Format.JSONL, out, Optional.empty()))
                        .isInstanceOf(WorkFailedException.class)
                        .hasMessageStartingWith("cannot write " + out + ": ");
                try (Stream<Path> left = Files.list(disk)) {
                    assertThat(left).containsExactly(fill);
                }
            }
        } finally {
            unmount(disk);
        }
    }

    /** Threads that close their files may take a moment. A file that stays open is a failure. */
    private static void unmount(Path disk) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (shell("umount '" + disk + "'") != 0) {
            assertThat(System.nanoTime())
                    .as("a file on " + disk + " is still open")
                    .isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static int shell(String command) throws Exception {
        return new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void readsAfterAKillInTheMiddleOfATransaction() throws Exception {
        fill(3);
        String url = StoreLocation.parse(folder.toString()).url();
        try (StoreChild child = StoreChild.dyingInATransaction(url)) {
            assertThat(child.rest()).isEmpty();
        }
        assertThat(trials()).hasSize(3);
        H2StudyStore.open(folder.toString(), OpenMode.WRITE).close();
        assertThat(trials()).hasSize(3);
    }

    private void fill(int trials) {
        try (H2StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.WRITE)) {
            store.create(Fixtures.config("s"), Fixtures.PROVENANCE);
            for (int number = 0; number < trials; number++) {
                store.start("s", Fixtures.spec(number));
            }
        }
    }

    private List<Trial> trials() {
        try (H2StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.READ)) {
            return store.trials("s", Phase.SEARCH);
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection =
                        H2.connect(StoreLocation.parse(folder.toString()).url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private void damaged(OpenMode mode, Path file) {
        assertThatThrownBy(() -> H2StudyStore.open(folder.toString(), mode))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("damaged");
    }

    private static void refused(String url, OpenMode mode, String reason) {
        assertThatThrownBy(() -> H2StudyStore.open(url, mode))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }
}

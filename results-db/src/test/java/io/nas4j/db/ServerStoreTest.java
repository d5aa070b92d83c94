package io.nas4j.db;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.store.StudyStore;
import io.nas4j.db.h2.Confinement;
import io.nas4j.db.h2.Login;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.h2.StoreLocation;
import io.nas4j.space.InvalidInputException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store on an H2 server that wants a password; the server is in this process. */
class ServerStoreTest
        implements StudyContract,
                TrialContract,
                LinkContract,
                PhaseContract,
                RunContract,
                TrialQueryContract,
                StudyChangesContract,
                SnapshotContract {

    static {
        // the server loads H2, and what comes first in a process decides
        Confinement.force();
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Server server;
    private StudyStore store;
    private String url;

    @BeforeEach
    void start() throws SQLException {
        server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-ifNotExists", "-baseDir", folder.toString());
        server.start();
        url = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/a folder/studies";
        store = open(new Login("ada", "s3cret word"), OpenMode.WRITE);
    }

    @AfterEach
    void stop() {
        store.close();
        server.stop();
    }

    private H2StudyStore open(Login login, OpenMode mode) {
        return StoreOpening.open(StoreLocation.parse(url), mode, PATIENCE, login);
    }

    @Override
    public StudyStore store() {
        return store;
    }

    @Test
    void isReadByOthers() {
        store.create(config("s"), PROVENANCE);
        try (H2StudyStore reader = open(new Login("ada", "s3cret word"), OpenMode.READ)) {
            assertThat(reader.config("s")).contains(config("s"));
        }
        assertThat(folder.resolve("a folder/studies.mv.db")).exists();
    }

    @Test
    void refusesAWrongPasswordWithoutSayingIt() {
        assertThatThrownBy(() -> open(new Login("ada", "n0t that"), OpenMode.READ))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("refuses user and password")
                .satisfies(error -> {
                    StringWriter trace = new StringWriter();
                    error.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain("n0t that");
                });
        assertThat(new Login("ada", "n0t that").toString()).doesNotContain("n0t that");
    }

    @Test
    void takesThePasswordFromTheEnvironmentOrAFile() throws Exception {
        Path file = folder.resolve("password");
        Files.writeString(file, "s3cret word\n");
        assertThat(Login.of(Map.of("NAS4J_STORAGE_USER", "ada", "NAS4J_STORAGE_PASSWORD", "s3cret word")))
                .isEqualTo(
                        Login.of(Map.of("NAS4J_STORAGE_USER", "ada", "NAS4J_STORAGE_PASSWORD_FILE", file.toString())))
                .isEqualTo(new Login("ada", "s3cret word"));
        assertThat(Login.of(Map.of())).isEqualTo(Login.OF_FILES);
        assertThatThrownBy(() -> Login.of(Map.of(
                        "NAS4J_STORAGE_PASSWORD_FILE", folder.resolve("none").toString())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none");
        assertThatThrownBy(() -> Login.of(
                        Map.of("NAS4J_STORAGE_PASSWORD", "s3cret", "NAS4J_STORAGE_PASSWORD_FILE", file.toString())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void saysThatAServerCannotBeReached() throws SQLException {
        Server gone = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon");
        gone.start();
        String nowhere = "jdbc:h2:tcp://127.0.0.1:" + gone.getPort() + "/x";
        gone.stop();
        assertThatThrownBy(() -> StoreOpening.open(
                        StoreLocation.parse(nowhere), OpenMode.READ, PATIENCE, new Login("ada", "s3cret word")))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining("refused");
    }
}

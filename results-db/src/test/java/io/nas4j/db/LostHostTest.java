package io.nas4j.db;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.config;
import static io.nas4j.db.Fixtures.finished;
import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.db.connect.Database;
import io.nas4j.db.connect.FileConnector;
import io.nas4j.db.h2.Confinement;
import io.nas4j.db.h2.Login;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.h2.StoreLocation;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.h2.tools.Server;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work through a host, or a server, that goes away. */
class LostHostTest {

    static {
        // the server loads H2, and what comes first in a process decides
        Confinement.force();
    }

    private static final int ROWS = 1000;

    @TempDir
    Path folder;

    /** H2 sends 100 rows at a time; what asks for the next hundred has no connection any more. */
    @Test
    void readsAgainWhatWasCutOffInTheMiddleOfAnAnswer() {
        H2StudyStore host = H2StudyStore.open(folder.toString(), OpenMode.WRITE);
        StoreLocation location = StoreLocation.parse(folder.toString());
        FileConnector connector = new FileConnector(
                location, location.database().orElseThrow(), location.file().orElseThrow(), OpenMode.READ);
        AtomicInteger attempts = new AtomicInteger();
        try (Database database = new Database(connector, location.shown(), Duration.ofSeconds(20))) {
            int rows = database.read((handle, again) -> {
                attempts.incrementAndGet();
                return count(handle, again ? () -> {} : host::close);
            });
            assertThat(rows).isEqualTo(ROWS);
        }
        assertThat(attempts.get()).isEqualTo(2);
    }

    /** Whatever the call in which H2's client hears that its session is closed: it is done again, and once. */
    @Test
    void writesAgainWhereTheHostsLastAnswerWasThatItCloses() throws Exception {
        Server server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-ifNotExists", "-baseDir", "" + folder);
        server.start();
        try (FarewellProxy proxy = new FarewellProxy(server.getPort());
                H2StudyStore store = StoreOpening.open(
                        StoreLocation.parse("jdbc:h2:tcp://127.0.0.1:" + proxy.port() + "/studies"),
                        OpenMode.WRITE,
                        Duration.ofSeconds(20),
                        new Login("ada", "s3cret"))) {
            store.create(config("s"), PROVENANCE);
            int number = 0;
            do {
                proxy.sayFarewellAfter(number);
                finished(store, "s", number, 0.5);
                number++;
            } while (proxy.saidFarewell());
            assertThat(number).isGreaterThan(10);
            assertThat(store.trials("s", Phase.SEARCH))
                    .extracting(Trial::number)
                    .containsExactlyElementsOf(
                            IntStream.range(0, number).boxed().toList());
            assertThat(store.trials("s", Phase.SEARCH)).extracting(Trial::state).containsOnly(TrialState.COMPLETE);
        } finally {
            server.stop();
        }
    }

    private static int count(Handle handle, Runnable afterTheFirst) {
        try (Statement statement = handle.getConnection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT x FROM SYSTEM_RANGE(1, " + ROWS + ")")) {
            int seen = 0;
            while (rows.next()) {
                seen++;
                if (seen == 1) {
                    afterTheFirst.run();
                }
            }
            return seen;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

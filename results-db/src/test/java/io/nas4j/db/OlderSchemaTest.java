package io.nas4j.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.MeasuredLatency;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.db.json.ProvenanceJson;
import io.nas4j.db.json.StudyConfigJson;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.latency.Timing;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalDouble;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that an earlier release wrote, before trials had measured latencies. */
class OlderSchemaTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(OpenMode.class)
    void keepsWhatAnEarlierReleaseStored(OpenMode mode) throws SQLException {
        writeVersion2();
        try (StudyStore store = H2StudyStore.open(folder.toString(), mode)) {
            assertThat(store.config("s")).contains(Fixtures.config("s"));
            List<Trial> trials = store.trials("s", Phase.SEARCH);
            assertThat(trials).hasSize(2);
            assertThat(trials.get(0).accuracy()).hasValue(0.75);
            assertThat(trials.get(0).spec().architecture()).isEqualTo(Fixtures.architecture(0));
            assertThat(trials).allSatisfy(trial -> assertThat(trial.latencies()).isEmpty());
        }
        MeasuredLatency measured = new MeasuredLatency(1, new Timing(2_000_000, 5));
        try (StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.WRITE)) {
            Outcome outcome = new Outcome.Complete(0.5, OptionalDouble.empty()).withLatencies(List.of(measured));
            store.finish("s", Phase.SEARCH, 1, outcome, OptionalDouble.of(0.5), 1);
        }
        try (StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.READ)) {
            assertThat(store.trials("s", Phase.SEARCH))
                    .extracting(Trial::latencies)
                    .containsExactly(List.of(), List.of(measured));
        }
    }

    private void writeVersion2() throws SQLException {
        String url = StoreLocation.parse(folder.toString()).url();
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser(H2.USER);
        source.setPassword("");
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:io/nas4j/db/migration")
                .target("2")
                .load()
                .migrate();
        try (Connection connection = H2.connect(url)) {
            try (PreparedStatement study = connection.prepareStatement("""
                    INSERT INTO study (name, trials, config, provenance, created)
                    VALUES ('s', 10, ? FORMAT JSON, ? FORMAT JSON, CURRENT_TIMESTAMP)""")) {
                study.setString(1, StudyConfigJson.write(Fixtures.config("s")));
                study.setString(2, ProvenanceJson.write(Fixtures.PROVENANCE));
                study.execute();
            }
            trial(connection, 0, "'COMPLETE', 0.75, 0.5, CURRENT_TIMESTAMP");
            trial(connection, 1, "'RUNNING', NULL, NULL, NULL");
        }
    }

    private static void trial(Connection connection, int number, String end) throws SQLException {
        try (PreparedStatement trial = connection.prepareStatement("""
                INSERT INTO trial (study_id, phase, number, decisions, architecture, fingerprint, params, macs, started,
                    state, accuracy, reward, finished)
                VALUES ((SELECT id FROM study), 'search', ?, JSON '[]', ?, 'f', 1, 1, CURRENT_TIMESTAMP, """ + end + ")")) {
            trial.setInt(1, number);
            trial.setString(2, ArchitectureText.format(Fixtures.architecture(number)));
            trial.execute();
        }
    }
}

package io.nas4j.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.store.StudyRun;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A small storage of each schema that was released opens, brought up to date, with nothing lost. {@code schema-N.mv.db} were
 * filled with the statements of those releases; add one for each migration, made by the release before it.
 */
class SchemaVersionsTest {

    private static final String STUDY = "old";

    @TempDir
    private Path folder;

    private Path file;

    private String url(int version) throws IOException {
        file = folder.resolve("nas4j.mv.db");
        try (InputStream old = Objects.requireNonNull(getClass().getResourceAsStream("schema-" + version + ".mv.db"))) {
            Files.copy(old, file);
        }
        return folder.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void keepsEveryValueOfEveryTable(int version) throws Exception {
        String url = url(version);
        Map<String, List<List<String>>> before = new LinkedHashMap<>();
        Map<String, List<String>> columns = new LinkedHashMap<>();
        try (Connection connection = H2.connect(StoreLocation.parse(url).url() + ";ACCESS_MODE_DATA=r")) {
            for (String table : column(connection, """
                    SELECT table_name FROM information_schema.tables
                    WHERE table_schema = 'PUBLIC' AND table_name <> 'flyway_schema_history'""")) {
                List<String> names = column(
                        connection,
                        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'PUBLIC' AND table_name = '"
                                + table + "'");
                columns.put(table, names);
                before.put(table, rows(connection, table, names));
            }
        }
        assertThat(before.keySet()).contains("STUDY", "TRIAL", "EPOCH", "PHASE_PLAN", "FAMILY_MEMBER", "ARTIFACT");
        assertThat(before.values()).allMatch(rows -> !rows.isEmpty());

        H2StudyStore.open(url, OpenMode.WRITE).close();

        try (Connection connection = H2.connect(StoreLocation.parse(url).url() + ";ACCESS_MODE_DATA=r")) {
            for (Map.Entry<String, List<String>> table : columns.entrySet()) {
                assertThat(rows(connection, table.getKey(), table.getValue()))
                        .as(table.getKey())
                        .isEqualTo(before.get(table.getKey()));
            }
        }
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    private static List<List<String>> rows(Connection connection, String table, List<String> columns)
            throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (String column : columns) {
                    values.add(String.valueOf(row.getString(column)));
                }
                rows.add(values);
            }
        }
        rows.sort(Comparator.comparing(List::toString));
        return rows;
    }

    @ParameterizedTest
    @EnumSource(OpenMode.class)
    void readsTheFirstRelease(OpenMode mode) throws Exception {
        read(1, mode);
    }

    @ParameterizedTest
    @EnumSource(OpenMode.class)
    void readsTheReleaseWithStrategyEvents(OpenMode mode) throws Exception {
        read(2, mode);
    }

    private void read(int version, OpenMode mode) throws Exception {
        try (H2StudyStore store = H2StudyStore.open(url(version), mode)) {
            assertThat(store.studies()).extracting(StudySummary::state).containsExactly("PAUSED", "PAUSED");
            StudyConfig config = store.config(STUDY).orElseThrow();
            assertThat(config.seed()).isEqualTo(-9007199254740993L);
            assertThat(config.task().dataset()).isEqualTo("images:/data/a folder");
            assertThat(config.data()).isEmpty();
            assertThat(config.space().definition().isPresent()).isEqualTo(version > 1);
            assertThat(store.provenance(STUDY).commit()).isEmpty();
            assertThat(store.runs(STUDY)).containsExactly(new StudyRun(0, 0, 3, store.provenance(STUDY)));
            List<Trial> trials = store.trials(STUDY, Phase.SEARCH);
            assertThat(trials)
                    .extracting(Trial::state)
                    .containsExactly(
                            TrialState.COMPLETE,
                            TrialState.FAILED,
                            TrialState.COMPLETE,
                            TrialState.PRUNED,
                            TrialState.RUNNING);
            assertThat(trials.get(0).accuracy()).isEqualTo(OptionalDouble.of(0.5));
            assertThat(trials.get(0).run().seed()).isEmpty();
            assertThat(trials).allMatch(trial -> trial.latencies().isEmpty());
            assertThat(trials.get(0).run().finished()).contains(Instant.parse("2026-11-21T00:00:30.250Z"));
            assertThat(trials.get(1).cause()).contains(FailureCause.DIVERGED);
            assertThat(trials.get(2).sameAs()).isEqualTo(OptionalInt.of(0));
            assertThat(store.epochs(STUDY, Phase.SEARCH).get(0))
                    .extracting(Epoch::loss)
                    .containsExactly(2.5, 1.75);
            assertThat(store.trials(STUDY, Phase.GRID).get(0).spec().coefficients())
                    .hasValueSatisfying(bases -> assertThat(bases.beta()).isEqualTo(1.1));
            assertThat(store.plan(STUDY, Phase.BASELINE).orElseThrow().options())
                    .containsEntry("top", "1");
            assertThat(store.family(STUDY)).extracting(FamilyMember::macs).containsExactly(20_000L, 50_000L);
            assertThat(store.artifacts(STUDY)).extracting(Artifact::bytes).allMatch(bytes -> bytes.isEmpty());
            assertThat(store.strategyRecords(STUDY))
                    .extracting(StrategyRecord::proposed)
                    .isEqualTo(version > 1 ? List.of(3, 5) : List.of());
        }
    }

    /** For people with an SQL tool: what the JSON has stands in columns too, of old studies and of new ones. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void fillsTheColumnsForReaders(int version) throws Exception {
        String url = url(version);
        try (H2StudyStore store = H2StudyStore.open(url, OpenMode.WRITE)) {
            store.create(Fixtures.config("new"), Fixtures.PROVENANCE);
        }
        try (Connection connection = H2.connect(StoreLocation.parse(url).url())) {
            List<String> columns = List.of("SPACE", "STRATEGY", "DATASET", "ENGINE", "SEED", "WORKERS");
            assertThat(rows(connection, "STUDY", columns))
                    .containsExactlyInAnyOrder(
                            List.of(
                                    "mnasnet-micro",
                                    "reinforce",
                                    "images:/data/a folder",
                                    "torch",
                                    "-9007199254740993",
                                    "3"),
                            List.of(
                                    "mnasnet-micro",
                                    "random",
                                    "images:/data/a folder",
                                    "torch",
                                    "-9007199254740993",
                                    "3"),
                            List.of("mbconv-small", "reinforce", "shapes", "torch", "42", "2"));
            assertThat(rows(connection, "STUDY_RUN", List.of("NAS4J_VERSION", "ENGINE_VERSION", "COMMIT_ID")))
                    .containsExactlyInAnyOrder(
                            List.of("0.1.0", "torch", "null"),
                            List.of("0.1.0", "torch", "null"),
                            List.of("0.1.0", "libtorch 2.10.0", "0123abcd"));
        }
    }
}

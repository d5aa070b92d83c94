package io.nas4j.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nas4j.core.evaluation.Score;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.store.StrategySnapshot;
import io.nas4j.core.store.StudyRun;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.MeasuredLatency;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.core.trial.TrialState;
import io.nas4j.db.h2.H2;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.h2.StoreLocation;
import io.nas4j.db.schema.Schema;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.latency.Timing;
import io.nas4j.space.search.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A small storage of each earlier schema opens, brought up to date, with nothing lost. {@code schema-1.mv.db} and
 * {@code schema-2.mv.db} were filled with the statements of those builds, {@code schema-6.mv.db} to {@code schema-13.mv.db} are
 * the ones before them brought up to date by the last build of theirs, the seventh with a validation loss, the eighth with
 * scores, the others were filled by the stores of those builds; add one for each migration, made by the last build before it.
 */
class SchemaVersionsTest {

    private static final String STUDY = "old";

    /** Of the trials behind the first five, in storages that have them. */
    private static final List<FailureCause> FAILURES = List.of(
            FailureCause.OUT_OF_MEMORY,
            FailureCause.TIMEOUT,
            FailureCause.CRASHED,
            FailureCause.REJECTED,
            FailureCause.ERROR);

    @TempDir
    private Path folder;

    static IntStream versions() {
        return IntStream.range(1, Schema.VERSION);
    }

    static Stream<Arguments> versionsAndModes() {
        return versions()
                .boxed()
                .flatMap(version -> Arrays.stream(OpenMode.values()).map(mode -> Arguments.of(version, mode)));
    }

    private String url(int version) throws IOException {
        try (InputStream old = Objects.requireNonNull(getClass().getResourceAsStream("schema-" + version + ".mv.db"))) {
            Files.copy(old, folder.resolve("nas4j.mv.db"));
        }
        return folder.toString();
    }

    @ParameterizedTest
    @MethodSource("versions")
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
    @MethodSource("versionsAndModes")
    void readsEverySchema(int version, OpenMode mode) throws Exception {
        try (H2StudyStore store = H2StudyStore.open(url(version), mode)) {
            assertThat(store.studies()).extracting(StudySummary::state).containsExactly("PAUSED", "PAUSED");
            StudyConfig config = store.config(STUDY).orElseThrow();
            assertThat(config.plan().seed()).isEqualTo(-9007199254740993L);
            assertThat(config.plan().task().data().dataset()).isEqualTo("images:/data/a folder");
            assertThat(config.plan().space().definition().isPresent()).isEqualTo(version > 1);
            List<Trial> trials = store.trials(STUDY, Phase.SEARCH);
            assertThat(trials.subList(0, 5))
                    .extracting(Trial::state)
                    .containsExactly(
                            TrialState.COMPLETE,
                            TrialState.FAILED,
                            TrialState.COMPLETE,
                            TrialState.PRUNED,
                            TrialState.RUNNING);
            assertThat(trials.get(0).accuracy()).isEqualTo(OptionalDouble.of(0.5));
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
            assertThat(store.artifacts(STUDY)).extracting(Artifact::kind).containsExactly("baseline.onnx");
            assertThat(store.strategyRecords(STUDY))
                    .extracting(StrategyRecord::proposed)
                    .isEqualTo(version > 1 ? List.of(3, 5) : List.of());
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndModes")
    void keepsWhatCameWithLatencies(int version, OpenMode mode) throws Exception {
        boolean there = version >= 3;
        try (H2StudyStore store = H2StudyStore.open(url(version), mode)) {
            StudyConfig config = store.config(STUDY).orElseThrow();
            assertThat(config.plan().objective().cost()).isEqualTo(there ? Metric.LATENCY : Metric.MACS);
            assertThat(config.plan().latency().map(LatencyTable::factor))
                    .isEqualTo(there ? Optional.of(0.95) : Optional.empty());
            assertThat(config.data().fingerprint()).isEqualTo(there ? Optional.of("00112233") : Optional.empty());
            assertThat(config.plan().task().reduction())
                    .isEqualTo(there ? new Reduction(version == 3 ? 1 : 0.5, 16) : Reduction.NONE);
            MeasuredLatency one = new MeasuredLatency(1, new Timing(5_000_001, 20_000));
            MeasuredLatency eight = new MeasuredLatency(8, new Timing(31_000_000, 0));
            List<Trial> trials = store.trials(STUDY, Phase.SEARCH);
            assertThat(trials.get(0).latencies()).isEqualTo(there ? List.of(one, eight) : List.of());
            assertThat(trials.get(3).latencies()).isEqualTo(there ? List.of(one) : List.of());
            assertThat(trials.get(4).latencies()).isEmpty();
            assertThat(trials.subList(5, trials.size()))
                    .extracting(trial -> trial.cause().orElseThrow())
                    .isEqualTo(there ? FAILURES : List.of());
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndModes")
    void keepsWhatCameWithRuns(int version, OpenMode mode) throws Exception {
        boolean there = version >= 4;
        try (H2StudyStore store = H2StudyStore.open(url(version), mode)) {
            Provenance first = store.provenance(STUDY);
            assertThat(first.commit()).isEqualTo(there ? Optional.of("0123abcd") : Optional.empty());
            assertThat(first.space()).isEqualTo(there ? Optional.of("00ff") : Optional.empty());
            List<StudyRun> runs = store.runs(STUDY);
            assertThat(runs.get(0)).isEqualTo(new StudyRun(0, 0, 3, first));
            assertThat(runs.subList(1, runs.size()))
                    .extracting(
                            StudyRun::fromTrial,
                            StudyRun::workers,
                            run -> run.provenance().engineVersion())
                    .isEqualTo(there ? List.of(tuple(3, 2, "libtorch 2.10.1")) : List.of());
            assertThat(store.config(STUDY).orElseThrow().execution().workers()).isEqualTo(there ? 2 : 3);
            List<Trial> trials = store.trials(STUDY, Phase.SEARCH);
            assertThat(trials.get(1).run().seed())
                    .isEqualTo(there ? OptionalLong.of(Long.MIN_VALUE + 1) : OptionalLong.empty());
            assertThat(trials.get(1).run().worker()).isEqualTo(there ? OptionalInt.of(1) : OptionalInt.empty());
            assertThat(trials.get(2).run().seed()).isEmpty();
            assertThat(store.artifacts(STUDY))
                    .extracting(Artifact::bytes)
                    .containsExactly(there ? OptionalLong.of(1L << 40) : OptionalLong.empty());
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndModes")
    void keepsWhatCameWithSnapshots(int version, OpenMode mode) throws Exception {
        boolean there = version >= 5;
        try (H2StudyStore store = H2StudyStore.open(url(version), mode)) {
            Optional<StrategySnapshot> snapshot = store.snapshot(STUDY);
            assertThat(snapshot.isPresent()).isEqualTo(there);
            snapshot.ifPresent(kept -> {
                byte[] state = new byte[200];
                new Random(5).nextBytes(state);
                assertThat(kept).isEqualTo(new StrategySnapshot(5, 4, 2, "0.1.0 reinforce", ByteBuffer.wrap(state)));
            });
            assertThat(store.proposals(STUDY))
                    .isEqualTo(
                            there
                                    ? List.of(ByteBuffer.wrap(new byte[] {1, 2, 3}), ByteBuffer.wrap(new byte[] {4, 5}))
                                    : List.of());
            assertThat(store.best(STUDY, 5)).extracting(Trial::number).containsExactly(0);
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndModes")
    void keepsWhatCameWithValidationLosses(int version, OpenMode mode) throws Exception {
        try (H2StudyStore store = H2StudyStore.open(url(version), mode)) {
            assertThat(store.epochs(STUDY, Phase.SEARCH).get(0))
                    .extracting(Epoch::validationLoss)
                    .containsExactly(
                            OptionalDouble.empty(), version >= 7 ? OptionalDouble.of(1.5) : OptionalDouble.empty());
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndModes")
    void keepsWhatCameWithScores(int version, OpenMode mode) throws Exception {
        try (H2StudyStore store = H2StudyStore.open(url(version), mode)) {
            String fingerprint = store.trials(STUDY, Phase.SEARCH).get(0).fingerprint();
            assertThat(store.scores(STUDY, fingerprint))
                    .isEqualTo(
                            version >= 8
                                    ? Map.of(
                                            "naswot",
                                            Score.of(12.5, 0.25),
                                            "synflow",
                                            Score.missing("it is too large", 0.5))
                                    : Map.of());
        }
    }

    /** Trainings that confirm what is best came with the ninth schema, sweeps with the eleventh. */
    @ParameterizedTest
    @MethodSource("versions")
    void takesTrialsOfEveryPhase(int version) throws Exception {
        try (H2StudyStore store = H2StudyStore.open(url(version), OpenMode.WRITE)) {
            Trial search = store.trials(STUDY, Phase.SEARCH).get(0);
            for (Phase phase : Phase.values()) {
                TrialSpec spec =
                        new TrialSpec(phase, 1_000, List.of(), search.spec().architecture(), Optional.empty());
                store.start(STUDY, spec, TrialRun.ofSeed(3));
                assertThat(store.trial(STUDY, phase, 1_000)).isPresent();
                PhasePlan plan = new PhasePlan(
                        phase, store.config(STUDY).orElseThrow().plan().task(), Map.of("top", "3"));
                store.savePlan(STUDY, plan);
                assertThat(store.plan(STUDY, phase)).contains(plan);
            }
        }
    }

    /** For people with an SQL tool: what the JSON has stands in columns too, of old studies and of new ones. */
    @ParameterizedTest
    @MethodSource("versions")
    void fillsTheColumnsForReaders(int version) throws Exception {
        String url = url(version);
        try (H2StudyStore store = H2StudyStore.open(url, OpenMode.WRITE)) {
            store.create(Fixtures.config("new"), Fixtures.PROVENANCE);
        }
        try (Connection connection = H2.connect(StoreLocation.parse(url).url())) {
            List<String> columns = List.of("STRATEGY", "DATASET", "ENGINE", "SEED", "WORKERS", "DATA_FINGERPRINT");
            String images = "images:/data/a folder";
            String seed = "-9007199254740993";
            String data = version < 3 ? "null" : "00112233";
            assertThat(rows(connection, "STUDY", columns))
                    .containsExactlyInAnyOrder(
                            List.of("reinforce", images, "torch", seed, version < 4 ? "3" : "2", data),
                            List.of("random", images, "torch", seed, "3", data),
                            List.of("reinforce", "shapes", "torch", "42", "2", "null"));
            String engine = version < 3 ? "torch" : "libtorch 2.10.0";
            String commit = version < 4 ? "null" : "0123abcd";
            List<List<String>> runs = new ArrayList<>(List.of(
                    List.of("0.1.0", engine, commit),
                    List.of("0.1.0", engine, commit),
                    List.of("0.1.0", "libtorch 2.10.0", "0123abcd")));
            if (version >= 4) {
                runs.add(List.of("0.1.0", "libtorch 2.10.1", commit));
            }
            assertThat(rows(connection, "STUDY_RUN", List.of("NAS4J_VERSION", "ENGINE_VERSION", "COMMIT_ID")))
                    .containsExactlyInAnyOrderElementsOf(runs);
            assertThat(rows(connection, "STUDY", List.of("NAME", "SPACE")))
                    .containsExactlyInAnyOrder(
                            List.of(STUDY, "mnasnet-micro"),
                            List.of("empty", "mnasnet-micro"),
                            List.of("new", "mbconv-small"));
        }
    }
}

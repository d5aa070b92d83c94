package io.nas4j.db.allowed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.trial.Phase;
import io.nas4j.db.Fixtures;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.Confinement;
import io.nas4j.db.h2.H2;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.transfer.StoreCopies;
import io.nas4j.db.transfer.StoreImport;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.Driver;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ObjectDataType;
import org.h2.mvstore.type.StringDataType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with something in them that would run, and files of this program with what it may make. */
@Timeout(120)
class StoredObjectsTest {

    static {
        Confinement.force(); // H2 reads its settings once
    }

    private static final String LEAVE_MARK =
            "java.nio.file.Files.writeString(java.nio.file.Path.of(\"MARK\"), \"ran\");";
    private static final String TRIGGER_SOURCE = "CREATE TRIGGER spy AFTER INSERT ON trial FOR EACH ROW AS $$"
            + "org.h2.api.Trigger make() throws Exception { " + LEAVE_MARK + " return new org.h2.api.Trigger() {"
            + " public void fire(java.sql.Connection c, Object[] old, Object[] row) {} }; } $$";

    @TempDir
    static Path shared;

    private static Path template;
    private static Path good;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeAStorageAndAnExport() {
        template = Planted.template(shared.resolve("data"));
        good = shared.resolve("good.jsonl");
        StoreCopies.export(shared.resolve("data").toString(), StoreCopies.Format.JSONL, good, Optional.empty());
    }

    /** What is planted, the words that name it, and whether H2 runs it as soon as the file is opened. */
    static Stream<Arguments> plants() {
        return Stream.of(
                Arguments.of(List.of(TRIGGER_SOURCE), "the trigger \"PUBLIC\".\"SPY\"", true),
                Arguments.of(
                        List.of("CREATE FORCE TRIGGER spy AFTER INSERT ON trial FOR EACH ROW CALL 'some.program.Spy'"),
                        "the trigger \"PUBLIC\".\"SPY\"",
                        false),
                Arguments.of(
                        List.of("CREATE ALIAS spy AS $$String spy() throws Exception { " + LEAVE_MARK
                                + " return \"\"; }$$"),
                        "the function \"PUBLIC\".\"SPY\"",
                        false),
                Arguments.of(
                        List.of(
                                "CREATE ALIAS spy AS $$String spy() throws Exception { " + LEAVE_MARK
                                        + " return \"\"; }$$",
                                "CREATE VIEW spied AS SELECT spy() AS it FROM study"),
                        "the function \"PUBLIC\".\"SPY\"",
                        false),
                Arguments.of(
                        List.of("CREATE FORCE LINKED TABLE spy('org.h2.Driver',"
                                + " 'jdbc:h2:mem:other;INIT=CALL FILE_WRITE(''00'', ''MARK'')', 'sa', '', 'ANY')"),
                        "the table or view \"PUBLIC\".\"SPY\"",
                        false),
                Arguments.of(
                        List.of("CREATE VIEW spy AS SELECT FILE_WRITE('00', 'MARK') AS it"),
                        "the table or view \"PUBLIC\".\"SPY\"",
                        false),
                Arguments.of(
                        List.of(
                                "ALTER TABLE study RENAME TO hidden",
                                "CREATE VIEW study AS SELECT h.*, FILE_WRITE('00', 'MARK') AS it FROM hidden h"),
                        "the table or view \"PUBLIC\".\"STUDY\"",
                        false),
                Arguments.of(
                        List.of("ALTER TABLE trial ADD COLUMN spy BIGINT DEFAULT FILE_WRITE('00', 'MARK')"),
                        "the table or view \"PUBLIC\".\"TRIAL\"",
                        false),
                Arguments.of(
                        List.of("ALTER TABLE trial ADD COLUMN spy BIGINT GENERATED ALWAYS AS"
                                + " (FILE_WRITE('00', 'MARK'))"),
                        "the table or view \"PUBLIC\".\"TRIAL\"",
                        false),
                Arguments.of(
                        List.of("ALTER TABLE trial ADD COLUMN spy BIGINT ON UPDATE FILE_WRITE('00', 'MARK')"),
                        "the table or view \"PUBLIC\".\"TRIAL\"",
                        false),
                Arguments.of(
                        List.of("ALTER TABLE study ADD CONSTRAINT spy CHECK (FILE_WRITE('00', 'MARK') > 0) NOCHECK"),
                        "the constraint \"PUBLIC\".\"SPY\"",
                        false),
                Arguments.of(
                        List.of("ALTER TABLE study ADD CONSTRAINT spy CHECK"
                                + " (id IN (SELECT FILE_WRITE('00', 'MARK') FROM study)) NOCHECK"),
                        "the constraint \"PUBLIC\".\"SPY\"",
                        false),
                Arguments.of(
                        List.of("CREATE DOMAIN spy AS BIGINT DEFAULT FILE_WRITE('00', 'MARK')"),
                        "the domain \"PUBLIC\".\"SPY\"",
                        false),
                Arguments.of(List.of("CREATE CONSTANT spy VALUE 1"), "the constant \"PUBLIC\".\"SPY\"", false),
                Arguments.of(List.of("CREATE SYNONYM spy FOR study"), "the synonym \"PUBLIC\".\"SPY\"", false),
                Arguments.of(List.of("CREATE SCHEMA spy"), "the schema \"SPY\"", false),
                Arguments.of(List.of("SET DEFAULT_LOCK_TIMEOUT 5"), "the setting SET DEFAULT_LOCK_TIMEOUT 5", false));
    }

    /** H2 runs whatever it finds in its table of statements. */
    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of(6, "CALL FILE_WRITE('00', 'MARK')", "the setting CALL FILE_WRITE"),
                Arguments.of(2, "RUNSCRIPT FROM 'MARK'", "the user RUNSCRIPT"),
                Arguments.of(6, "SET CREATE_BUILD (SELECT FILE_WRITE('00', 'MARK'))", "the setting SET CREATE_BUILD"),
                Arguments.of(
                        6, "SET CREATE_BUILD 1; CALL FILE_WRITE('00', 'MARK')", "the setting SET CREATE_BUILD 1; CALL"),
                Arguments.of(2, "CREATE USER IF NOT EXISTS \"X\" PASSWORD FILE_WRITE('00', 'MARK')", "the user \"X\""),
                Arguments.of(14, "CREATE FORCE AGGREGATE \"SPY\" FOR 'some.Program'", "the aggregate \"SPY\""),
                Arguments.of(
                        0, "CREATE TABLE \"PUBLIC\".\"X\"(\"A\" BIGINT) ENGINE \"some.Program\"", "the table or view"),
                Arguments.of(
                        0,
                        "CREATE CACHED TABLE \"PUBLIC\".\"X\"(\"A\" BIGINT) AS SELECT FILE_WRITE('00', 'MARK')",
                        "the table or view \"PUBLIC\".\"X\""),
                Arguments.of(6, "SET DATABASE_EVENT_LISTENER 'some.Program'", "the setting SET DATABASE_EVENT"),
                Arguments.of(99, "SET \"A\" \"B\"", "the object \"A\""));
    }

    @ParameterizedTest
    @MethodSource("plants")
    void refusesAFileBeforeAnythingOfItRuns(List<String> statements, String named, boolean atOnce) throws Exception {
        Planted planted = Planted.copy(template, folder).with(statements.toArray(String[]::new));
        refusedEverywhere(planted, named);
        if (atOnce) {
            openUnseen(planted.file());
            assertThat(planted.mark()).as("H2 itself runs it").exists();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void refusesStatementsThatNoObjectHas(int type, String sql, String named) throws Exception {
        refusedEverywhere(Planted.copy(template, folder).withRow(type, sql), named);
    }

    private void refusedEverywhere(Planted planted, String named) throws IOException {
        byte[] before = Files.readAllBytes(planted.file());
        String url = folder.toString();
        Path copy = folder.resolve("copy.mv.db");
        Path export = folder.resolve("copy.jsonl");
        List<ThrowingCallable> uses = List.of(
                () -> H2StudyStore.open(url, OpenMode.READ),
                () -> H2StudyStore.open(url, OpenMode.WRITE),
                () -> H2StudyStore.open("jdbc:h2:file:" + folder.resolve("nas4j") + ";CACHE_SIZE=100", OpenMode.READ),
                () -> StoreCopies.backup(url, copy),
                () -> StoreCopies.export(url, StoreCopies.Format.JSONL, export, Optional.empty()),
                () -> StoreImport.all(url, good));
        for (ThrowingCallable use : uses) {
            assertThatThrownBy(use)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("the storage " + planted.file() + " must have nothing in it but")
                    .hasMessageContaining(named)
                    .hasMessageContaining("nothing of it was run");
        }
        assertThat(planted.mark()).doesNotExist();
        assertThat(copy).doesNotExist();
        assertThat(export).doesNotExist();
        assertThat(planted.file()).hasBinaryContent(before);
    }

    /** An export of a damaged file opens its commits one by one, in copies. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4})
    void refusesEachCommitOfADamagedFile(int blocksLost) throws Exception {
        Planted planted = Planted.copy(template, folder).with(TRIGGER_SOURCE);
        try (FileChannel channel = FileChannel.open(planted.file(), StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 4096L * blocksLost - 1);
        }
        Path export = folder.resolve("copy.jsonl");
        try {
            StoreCopies.export(folder.toString(), StoreCopies.Format.JSONL, export, Optional.empty());
            assertThat(export).as("of a commit before").exists();
        } catch (InvalidInputException | WorkFailedException e) {
            assertThat(export).doesNotExist();
        }
        assertThat(planted.mark()).doesNotExist();
    }

    /** As any other program opens the file. */
    private static void openUnseen(Path file) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "sa");
        properties.setProperty("password", "");
        Driver.load().connect(H2.url(file, ""), properties).close();
    }

    @Test
    void refusesClassesThatAFileNamesForItsTypes() throws Exception {
        Planted planted = Planted.copy(template, folder);
        try (MVStore store = MVStore.open(planted.file().toString())) {
            MVMap<String, ClassName> types = store.openMap(
                    "_",
                    new MVMap.Builder<String, ClassName>()
                            .keyType(StringDataType.INSTANCE)
                            .valueType(new ClassName.Type()));
            types.clear();
            types.put("00000000", new ClassName(Spy.class.getName()));
            store.commit();
        }
        refusedEverywhere(planted, "the class " + Spy.class.getName());
        assertThat(System.getProperty("nas4j.test.spied")).isNull();
    }

    /** H2 makes Java objects of what such a transaction holds. */
    @Test
    void refusesPreparedTransactions() throws Exception {
        Planted planted = Planted.copy(template, folder);
        try (MVStore store = MVStore.open(planted.file().toString())) {
            MVMap<Object, Object> prepared = store.openMap(
                    "openTransactions",
                    new MVMap.Builder<Object, Object>()
                            .keyType(new ObjectDataType())
                            .valueType(new ObjectDataType()));
            prepared.put(1, new Object[] {2, "a name"});
            store.commit();
        }
        refusedEverywhere(planted, "a prepared transaction");
    }

    /** What H2 adds by itself, and what a user may add who looks for speed or keeps others out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ANALYZE",
                "CREATE INDEX mine ON trial (accuracy DESC NULLS LAST, number)",
                "CREATE UNIQUE INDEX mine ON epoch (trial_id, number, loss)",
                "CREATE USER ada PASSWORD 'x'; GRANT SELECT, INSERT ON study TO ada; CREATE ROLE r; GRANT r TO ada",
                "COMMENT ON TABLE study IS 'SELECT FILE_WRITE(''00'', ''x'') -- only words'",
                "CREATE TABLE mine (a BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b VARCHAR(5) DEFAULT 'x')",
                "SET CACHE_SIZE 1000"
            })
    void opensWhatOnlyKeepsData(String statements) throws Exception {
        Planted planted = Planted.copy(template, folder).with(statements.split("; "));
        for (OpenMode mode : OpenMode.values()) {
            try (H2StudyStore store = H2StudyStore.open(folder.toString(), mode)) {
                assertThat(store.trials("s", Phase.SEARCH)).hasSize(1);
            }
        }
        assertThat(planted.mark()).doesNotExist();
    }

    /** A table of many rows gets figures from H2, which are in its statement from then on. */
    @Test
    void opensAFileOfWhichH2HasCountedTheRows() throws Exception {
        try (H2StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.WRITE)) {
            store.create(Fixtures.config("s"), Fixtures.PROVENANCE);
            for (int number = 0; number < 2_500; number++) {
                store.start("s", Fixtures.spec(number));
            }
        }
        try (Connection connection = H2.connect(H2.url(folder.resolve("nas4j.mv.db"), ";ACCESS_MODE_DATA=r"));
                Statement statement = connection.createStatement()) {
            assertThat(statement
                            .executeQuery("SELECT 1 FROM information_schema.columns WHERE selectivity NOT IN (50, 100)")
                            .next())
                    .isTrue();
        }
        H2StudyStore.open(folder.toString(), OpenMode.WRITE).close();
    }
}

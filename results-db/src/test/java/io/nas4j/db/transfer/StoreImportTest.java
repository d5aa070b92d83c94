package io.nas4j.db.transfer;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.trial.Phase;
import io.nas4j.db.FullStore;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.StoreChild;
import io.nas4j.db.check.StoreCheck;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.schema.Schema;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An import takes what an export wrote and nothing else, and what it refuses leaves no trace. */
@Timeout(180)
class StoreImportTest {

    @TempDir
    private Path folder;

    /** Read alone by all tests. */
    @TempDir
    private static Path shared;

    private static String source;
    private static Path exported;

    private Path out;
    private String fresh;

    @BeforeAll
    static void export() {
        source = shared.resolve("source").toString();
        exported = shared.resolve("out.jsonl");
        FullStore.fill(source);
        StoreCopies.export(source, StoreCopies.Format.JSONL, exported, Optional.of("b"));
    }

    @BeforeEach
    void copy() throws IOException {
        out = Files.copy(exported, folder.resolve("out.jsonl"));
        fresh = folder.resolve("a/fresh").toString();
    }

    /** Columns: what is replaced in the first row of a table (a regular expression), by what, and a part of the refusal. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // keys that the file does not define
                "trial | `\"study_id\":\\d+` | `\"study_id\":0` | line 3: study_id of table trial must be the id of a study",
                "trial | `\"study_id\":\\d+` | `\"study_id\":1` | study_id of table trial must be the id of a study",
                "trial | `\"study_id\":\\d+` | `\"study_id\":null` | study_id of table trial must be the id of a study",
                "epoch | `\"trial_id\":\\d+` | `\"trial_id\":99` | trial_id of table epoch must be the id of a trial",
                "study_run | `\"study_id\":\\d+` | `\"study_id\":7` | study_id of table study_run must be the id of a study",
                "artifact | `\"study_id\":\\d+` | `\"study_id\":-2` | study_id of table artifact must be the id of a study",
                "phase_plan | `\"study_id\":\\d+` | `\"study_id\":\"x\"` | must be the id of a study",
                "strategy_event_value | `\"number\":\\d+` | `\"number\":5` | refers to one that is not before it",
                "trial | `\"same_as\":null` | `\"same_as\":-1` | refers to one that is not before it",
                "trial | `\"id\":\\d+` | `\"id\":null` | each row of table trial must have its own id",
                // what no schema has
                "trial | `\"state\":\"COMPLETE\"` | `\"state\":\"DONE\"` | must keep the rule trial_state_known",
                "trial | `\"phase\":\"search\"` | `\"phase\":\"rest\"` | must keep the rule trial_phase_known",
                "trial | `\"number\":0` | `\"number\":-1` | must keep the rule trial_number_from_0",
                "trial | `\"accuracy\":[^,]*` | `\"accuracy\":1.5` | must keep the rule trial_accuracy_fraction",
                "trial | `\"accuracy\":[^,]*` | `\"accuracy\":\"NaN\"` | must keep the rule trial_accuracy_fraction",
                "trial | `\"finished\":[^,]*` | `\"finished\":null` | must keep the rule trial_end_of_finished",
                "trial | `\"started\":[^,]*` | `\"started\":\"soon\"` | a time must be as 2026-11-30 12:00:00+00, but is \"soon\"",
                "trial | `\"macs\":\\d+` | `\"macs\":\"many\"` | macs must be a whole number of 64 bits, but is 'many'",
                "trial | `\"number\":0` | `\"number\":0.5` | number must be a whole number of 32 bits, but is '0.5'",
                "trial | `\"accuracy\":[^,]*` | `\"accuracy\":true` | accuracy must be a number, but is 'true'",
                "trial | `\"decisions\":\"\\[` | `\"decisions\":\"` | has a value of another type",
                "trial | `\"accuracy\":[^,]*` | `\"accuracy\":Infinity` | cannot be read: Non-standard token 'Infinity'",
                "trial | `\"macs\":\\d+` | `\"macs\":99999999999999999999` | trial has",
                "study | `\"trials\":10` | `\"trials\":-1` | must keep the rule study_trials_not_negative",
                "study | `\"name\":\"b\"` | `\"name\":null` | must have a value for name",
                "study | `\"config\":\"\\{` | `\"config\":\"` | study",
                "trial | `\"seed\":` | `\"colour\":` | it has column colour of table trial",
                "trial | `,\"worker\":\\d+` | `` | must have a value for each column, but has none for worker",
                "trial | `\"table\":\"trial\".*` | `\"table\":\"trial\"}` | must have a value for each column",
                "trial | `\"worker\":1` | `\"worker\":1,\"worker\":2` | 'worker' is there twice",
                "trial | `\"worker\":1` | `\"worker\":[1]` | 'worker' must be a text, a number or null",
                "trial | `\"table\":\"trial\"` | `\"table\":\"flyway_schema_history\"` | a row's table must be one of study",
                "trial | `\"table\":\"trial\"` | `\"table\":\"strategy_snapshot\"` | a row's table must be one of study",
                "trial | `\\{\"table\":\"trial\".*` | `[]` | a row must be an object",
                "trial | `\\{\"table\":\"trial\".*` | `{}` | nothing may follow the number of rows",
                // what this program does not write
                "study | `\"name\":\"b\"` | `\"name\":\"../x;y\"` | study '../x;y' has a name that this program cannot use",
                "study | `\"name\":\"b\"` | `\"name\":\"\"` | has a name that this program cannot use",
                "study | `\"name\":\"b\"` | `\"name\":\"-b\"` | has a name that this program cannot use",
                "study | `\"name\":\"b\"` | `\"name\":\"c\"` | study 'c' has the configuration of study 'b'",
                "study | `\"trials\":10,` | `\"trials\":11,` | has a total of 11 trials, but its configuration says 10",
                "study | `\"seed\":\"42\",` | `\"seed\":\"43\",` | has seed '43', but its configuration says '42'",
                "study | `\"strategy\":\"reinforce\",\"d` | `\"strategy\":\"random\",\"d` | has strategy 'random'",
                "study | `\\\\\"created\\\\\":` | `\\\"made\\\":` | has a provenance that this program cannot use",
                "study | `\\\\\"workers\\\\\":1` | `\\\"workers\\\":0` | has a configuration that this program cannot use",
                "trial | `\"number\":3` | `\"number\":2147483647` | is beyond the total of 10 trials",
                "trial | `\"number\":3` | `\"number\":10` | is beyond the total of 10 trials",
                "trial | `\"reward\":[^,]*` | `\"reward\":9.9` | search trial 0 has the reward 9.9, but",
                "trial | `\"reward\":[^,]*` | `\"reward\":\"NaN\"` | search trial 0 has the reward NaN, but",
                "trial | `\"reward\":[^,]*` | `\"reward\":null` | search trial 0 has the reward none, but",
                "trial | `\"macs\":\\d+` | `\"macs\":1` | has 1 MACs stored, but its network has",
                "trial | `\"params\":\\d+` | `\"params\":1` | has 1 parameters stored, but its network has",
                "trial | `\"fingerprint\":\"[^\"]*\"` | `\"fingerprint\":\"x\"` | which is another network's",
                "trial | `classes:10` | `classes:9` | search trial 0",
                "trial | `in:32x3 ` | `` | that this release cannot read",
                "trial | `\"seconds\":[^,]*` | `\"seconds\":-1` | is COMPLETE and took -1 seconds",
                "trial | `\"test_accuracy\":null` | `\"test_accuracy\":0.9` | has a test accuracy, but no search sees test images",
                "trial | `\"alpha\":null,\"beta\":null,\"gamma\":null` | `\"alpha\":1,\"beta\":1,\"gamma\":1` | has scaling coefficients, which only",
                "trial | `\"started\":\"[^\"]*\"` | `\"started\":\"999999-01-01 00:00:00+00\"` | has the time +999999-01-01T00:00:00Z, which no clock",
                "trial | `\"finished\":\"[^\"]*\"` | `\"finished\":\"-0500-01-01 00:00:00+00\"` | has the time -0500-01-01T00:00:00Z, which no clock",
                "study_run | `\"from_trial\":0` | `\"from_trial\":9` | has run 1 from trial",
                "trial | `\"worker\":1` | `\"worker\":-1` | has worker -1, which no study has",
                "epoch | `\"number\":1` | `\"number\":9` | search trial 0 lacks epoch 1",
                "epoch | `\"accuracy\":[^,]*` | `\"accuracy\":7` | has an epoch whose accuracy is 7",
                "epoch | `\"seconds\":[^,]*` | `\"seconds\":-3` | has an epoch with a negative time",
                "study_run | `\"number\":0` | `\"number\":3` | lacks run 0",
                "study_run | `\"from_trial\":0` | `\"from_trial\":11` | has run 0 from trial 11 on, but a total of 10 trials",
                "artifact | `\"path\":\"[^\"]*\"` | `\"path\":\"a\\u0000b\"` | whose path no system can have",
                "artifact | `\"sha256\":\"[^\"]*\"` | `\"sha256\":\"00\"` | whose hash or size cannot be one",
                "artifact | `\"bytes\":7` | `\"bytes\":-7` | whose hash or size cannot be one",
                "family_member | `\"macs\":\\d+` | `\"macs\":5` | family member",
                "family_member | `\"alpha\":[^,]*` | `\"alpha\":0.1` | alpha must be a number from 1 to 10",
                "phase_plan | `\"plan\":\"\\{` | `\"plan\":\"{\\\"x\\\":1,` | that this release cannot read",
                "strategy_event | `\"kind\":\"update\"` | `\"kind\":\"odd\"` | of a kind that this release does not know",
                "strategy_event | `\"proposed\":3` | `\"proposed\":-3` | before its first trial",
                "network_score | `\"study_id\":\\d+` | `\"study_id\":9` | study_id of table network_score must be the id of a study",
                "network_score | `\"fingerprint\":\"[^\"]*\"` | `\"fingerprint\":\"..\"` | which is no network's fingerprint",
                "network_score | `\"seconds\":[^,]*` | `\"seconds\":-1` | computed in -1",
            })
    void refusesARowThatNoExportHas(String table, String found, String replaced, String refusal) throws IOException {
        String row = "{\"table\":\"" + table + "\"";
        boolean[] done = {false};
        changed(line -> {
            if (done[0]
                    || !line.startsWith(row)
                    || !Pattern.compile(found).matcher(line).find()) {
                return line;
            }
            done[0] = true;
            return line.replaceFirst(found, replaced.replace("\\", "\\\\"));
        });
        refused(refusal);
    }

    /** Columns: the first line of the file, and a part of the refusal. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"format\":\"nas4j export\",\"schema\":NEXT}` | 1 to NEWEST, but is NEXT; use the release that wrote it",
                "`{\"format\":\"nas4j export\",\"schema\":99999999999}` | 1 to NEWEST, but is 99999999999",
                "`{\"format\":\"nas4j export\",\"schema\":0}` | 1 to NEWEST, but is 0",
                "`{\"format\":\"nas4j export\",\"schema\":-6}` | 1 to NEWEST, but is -6",
                "`{\"format\":\"nas4j export\",\"schema\":\"new\"}` | 1 to NEWEST, but is new",
                "`{\"format\":\"nas4j export\",\"schema\":null}` | 1 to NEWEST, but is none",
                "`{\"format\":\"nas4j export\"}` | 1 to NEWEST, but is none",
                "`{\"format\":\"nas4j export\",\"schema\":3}` | it has column space of table study",
                "`{\"format\":\"other\",\"schema\":6}` | is no export of nas4j",
                "`nonsense` | is no export of nas4j"
            })
    void refusesAnUnknownSchema(String first, String refusal) throws IOException {
        changed(line -> line.startsWith("{\"format\"") ? numbered(first) : line);
        refused(numbered(refusal));
    }

    private static String numbered(String text) {
        return text.replace("NEWEST", Integer.toString(Schema.VERSION))
                .replace("NEXT", Integer.toString(Schema.VERSION + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"rows\":1}", "{\"rows\":\"many\"}", "{\"rows\":null}", "{\"row\":12}"})
    void refusesAnotherNumberOfRows(String last) throws IOException {
        changed(line -> line.startsWith("{\"rows\"") ? last : line);
        refused("is not whole: its last line must give the number of its rows");
    }

    @Test
    void refusesAStudyWithoutARunAndOneThatIsThereTwice() throws IOException {
        List<String> lines = Files.readAllLines(out);
        List<String> without =
                lines.stream().filter(line -> !line.contains("\"study_run\"")).toList();
        counted(without.subList(0, without.size() - 1));
        refused("study 'b' has no run");
        counted(Stream.concat(lines.subList(0, 2).stream(), lines.subList(1, lines.size() - 1).stream())
                .toList());
        refused("line 3: study 'b' is there twice");
    }

    /** Columns: the file, its content, and a part of the refusal. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rows.csv | `` | rows.csv must begin with the names of its columns, but is empty",
                "rows.csv | `name,number\r\n` | is not whole: table study must have a file and a row in rows.csv",
                "rows.csv | `number,name\r\n1,\"study\"\r\n` | its columns must be name and number",
                "rows.csv | `name,number\r\n\"study\",x\r\n` | a number of rows must be a whole number, but was 'x'",
                "rows.csv | `name,number\r\n\"study\",-1\r\n` | a number of rows must be a whole number, but was '-1'",
                "rows.csv | `name,number\r\n\"study\",1\r\n\"study\",1\r\n` | table study is there twice",
                "rows.csv | `name,number\r\n\"invoice\",1\r\n` | must name tables of nas4j, but has 'invoice'",
                "rows.csv | `name,number\r\n\"study` | line 2 is damaged",
                "rows.csv | `name,number\r\n\"study\"x,1\r\n` | line 2 is damaged",
                "rows.csv | `name,number\r\nst\"udy\",1\r\n` | must name tables of nas4j",
                "epoch.csv | `` | epoch.csv must begin with the names of its columns, but is empty",
                "epoch.csv | `trial_id,number\r\n` | a row of table epoch must have a value for each column",
                "epoch.csv | `trial_id,trial_id\r\n` | column trial_id of table epoch is there twice",
                "study.csv | `id,name\r\n1,\"b\"\r\n` | a row of table study must have a value for each column"
            })
    void refusesAFolderThatNoExportWrote(String file, String content, String refusal) throws IOException {
        Files.delete(out);
        StoreCopies.export(source, StoreCopies.Format.CSV, out, Optional.empty());
        Files.writeString(out.resolve(file), content);
        refused(refusal);
    }

    @Test
    void refusesWhatIsNoTextAndWhatIsNoFile() throws IOException {
        Files.write(
                out,
                "{\"format\":\"nas4j export\",\"schema\":6,\"x\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1));
        refused("is no export of nas4j");
        assertThatThrownBy(() -> StoreImport.all(fresh, Path.of("/dev/null")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the export to read must be a file or a folder, but /dev/null is neither");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    /** The import is refused in the end, and a search that began in that storage meanwhile loses nothing. */
    @Test
    void leavesAStorageThatAnotherProcessMakesMeanwhile() throws Exception {
        List<String> lines = Files.readAllLines(out);
        String epoch = lines.stream()
                .filter(line -> line.startsWith("{\"table\":\"epoch\""))
                .findFirst()
                .orElseThrow();
        int filled = 200_000;
        counted(Stream.concat(
                        lines.subList(0, 3).stream(),
                        Stream.concat(
                                Stream.of(lines.get(3)),
                                Stream.iterate(10, number -> number + 1)
                                        .limit(filled)
                                        .map(number -> epoch.replaceFirst("\"number\":\\d+", "\"number\":" + number))))
                .toList());
        CompletableFuture<Throwable> refusal =
                CompletableFuture.supplyAsync(() -> StoreImport.all(fresh, out)).handle((studies, error) -> error);
        try (StoreChild child = StoreChild.writing(fresh, "s", 100_000, 1)) {
            child.until("finish 20");
            assertThat(refusal.get()).hasRootCauseInstanceOf(InvalidInputException.class);
            child.until("finish 60");
        }
        try (H2StudyStore store = H2StudyStore.open(fresh, OpenMode.READ)) {
            assertThat(store.trials("s", Phase.SEARCH)).hasSizeGreaterThan(60);
        }
    }

    @Test
    void addsToAStorageThatASearchWrites() throws Exception {
        try (StoreChild child = StoreChild.writing(fresh, "s", 100_000, 0)) {
            child.until("finish 20");
            for (String name : List.of("b", "c", "d")) {
                assertThat(StoreImport.all(fresh, out)).isEqualTo(1);
                try (H2StudyStore store = H2StudyStore.open(fresh, OpenMode.WRITE)) {
                    store.rename("b", name + name);
                }
            }
            child.until("finish 200");
        }
        try (H2StudyStore store = H2StudyStore.open(fresh, OpenMode.READ)) {
            assertThat(StoreCheck.problems(store)).isEmpty();
            assertThat(StoreCheck.names(store)).containsExactly("s", "bb", "cc", "dd");
            assertThat(store.trials("dd", Phase.SEARCH)).hasSize(4);
        }
    }

    @Test
    void givesNewRowsKeysBehindTheImportedOnes() throws IOException {
        changed(line -> line.replace("\"id\":2,\"name\"", "\"id\":9223372036854775807,\"name\"")
                .replace("\"study_id\":2,", "\"study_id\":9223372036854775807,"));
        StoreImport.all(fresh, out);
        try (H2StudyStore store = H2StudyStore.open(fresh, OpenMode.WRITE)) {
            store.create(config("another"), PROVENANCE);
            assertThat(store.trials("b", Phase.SEARCH)).hasSize(4);
        }
    }

    private void changed(UnaryOperator<String> change) throws IOException {
        List<String> before = Files.readAllLines(out);
        List<String> after = before.stream().map(change).toList();
        assertThat(after).isNotEqualTo(before);
        Files.write(out, after);
    }

    private void counted(List<String> lines) throws IOException {
        Files.write(
                out,
                Stream.concat(lines.stream(), Stream.of("{\"rows\":" + (lines.size() - 1) + "}"))
                        .toList());
    }

    private void refused(String refusal) {
        assertThatThrownBy(() -> StoreImport.all(fresh, out))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(refusal)
                .hasMessageContaining(out.toString())
                .hasMessageNotContainingAny("\n", "SQL statement", "StreamRead", "JsonRead");
        assertThat(folder.resolve("a")).doesNotExist();
        assertThat(folder)
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith(".nas4j"));
    }

    /** Numbers of 64 bits would lose digits in programs that know doubles alone. */
    @Test
    void seedsAreTextsAndNumbersAsEarlierReleasesWroteThemAreReadToo() throws IOException {
        List<String> lines = Files.readAllLines(out);
        assertThat(String.join("", lines))
                .contains("\"seed\":\"", "\\\"seed\\\":\\\"")
                .doesNotContainPattern("seed\\\\?\":-?[0-9]");
        changed(line -> line.replaceAll("(seed\\\\?\":)\\\\?\"(-?[0-9]+)\\\\?\"", "$1$2"));
        assertThat(Files.readString(out))
                .containsPattern("\"seed\":-?[0-9]")
                .containsPattern("data_seed\\\\\":-?[0-9]");
        StoreImport.all(fresh, out);
        try (H2StudyStore from = H2StudyStore.open(source, OpenMode.READ);
                H2StudyStore to = H2StudyStore.open(fresh, OpenMode.READ)) {
            assertThat(to.config("b")).isEqualTo(from.config("b"));
            assertThat(to.trials("b", Phase.SEARCH)).isEqualTo(from.trials("b", Phase.SEARCH));
        }
    }

    /** An engine that looks accuracies up has a search alone, and no epochs. */
    @Test
    void aStudyOnATableHasNeitherEpochsNorLaterPhases() throws IOException {
        changed(line -> line.replace("\"engine\":\"torch\"", "\"engine\":\"table:/t.csv\"")
                .replace("\\\"engine\\\":\\\"torch\\\"", "\\\"engine\\\":\\\"table:/t.csv\\\""));
        refused("search trial 0 has epochs, though the study's engine trains nothing");
        changed(line -> line.replace("\"phase\":\"search\",\"number\":3", "\"phase\":\"baseline\",\"number\":3"));
        List<String> lines = Files.readAllLines(out);
        counted(lines.subList(0, lines.size() - 1).stream()
                .filter(line -> !line.startsWith("{\"table\":\"epoch\""))
                .toList());
        refused("baseline trial 3 is there, though the study's engine trains nothing");
    }
}

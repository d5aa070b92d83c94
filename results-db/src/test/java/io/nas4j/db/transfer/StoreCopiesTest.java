package io.nas4j.db.transfer;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.complete;
import static io.nas4j.db.Fixtures.config;
import static io.nas4j.db.Fixtures.epoch;
import static io.nas4j.db.Fixtures.reward;
import static io.nas4j.db.Fixtures.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.db.FullStore;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.StoreChild;
import io.nas4j.db.StoreImages;
import io.nas4j.db.check.StoreCheck;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups, exports and imports: what comes back is what there was. */
@Timeout(180)
class StoreCopiesTest {

    /** Rows of trials that a page of H2 holds at most: 16 kB, more than 400 bytes a row. A damage may go through one. */
    private static final int ROWS_OF_A_PAGE = 40;

    @TempDir
    private Path folder;

    private String url;

    @BeforeEach
    void name() {
        url = folder.resolve("a storage").toString();
    }

    private void fill() {
        FullStore.fill(url);
    }

    @ParameterizedTest
    @EnumSource(StoreCopies.Format.class)
    void bringsBackWhatWasExported(StoreCopies.Format format) {
        fill();
        Path out = folder.resolve("out");
        StoreCopies.Copied copied = StoreCopies.export(url, format, out, Optional.empty());
        assertThat(copied.damage()).isEmpty();
        assertThat(copied.rows())
                .containsEntry("study", 2)
                .containsEntry("trial", 8)
                .containsEntry("epoch", 4);
        assertThat(copied.rows().values()).doesNotContain(0);
        String fresh = folder.resolve("fresh").toString();
        assertThat(StoreImport.all(fresh, out)).isEqualTo(2);
        for (String study : List.of("a", "b")) {
            assertThat(StoreImages.of(fresh, study)).isEqualTo(StoreImages.of(url, study));
        }
        try (H2StudyStore store = H2StudyStore.open(fresh, OpenMode.WRITE)) {
            store.create(config("c"), PROVENANCE);
            store.start("c", spec(0));
            store.start("a", spec(4));
            assertThat(store.trials("a", Phase.SEARCH)).hasSize(5);
        }
    }

    @ParameterizedTest
    @EnumSource(StoreCopies.Format.class)
    void addsOneStudyToAnotherStorage(StoreCopies.Format format) throws IOException {
        fill();
        Path out = folder.resolve("out");
        assertThat(StoreCopies.export(url, format, out, Optional.of("b")).rows())
                .containsEntry("trial", 4);
        String other = folder.resolve("other").toString();
        try (H2StudyStore store = H2StudyStore.open(other, OpenMode.WRITE)) {
            store.create(config("mine"), PROVENANCE);
            store.start("mine", spec(0));
        }
        List<Object> mine = StoreImages.of(other, "mine");
        assertThat(StoreImport.all(other, out)).isEqualTo(1);
        assertThat(StoreImages.of(other, "b")).isEqualTo(StoreImages.of(url, "b"));
        assertThat(StoreImages.of(other, "mine")).isEqualTo(mine);
        assertThatThrownBy(() -> StoreImport.all(other, out))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is a study 'b' in the storage already");
        assertThat(StoreImages.of(other, "b")).isEqualTo(StoreImages.of(url, "b"));
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("a storage", "other", "out");
        }
    }

    @Test
    void refusesWhatIsNoExportAndWritesOverNothing() throws IOException {
        fill();
        Path taken = Files.writeString(folder.resolve("taken.mv.db"), "mine");
        assertThatThrownBy(() -> StoreCopies.backup(url, taken)).hasMessageContaining("is there already");
        assertThatThrownBy(() -> StoreCopies.export(url, StoreCopies.Format.CSV, taken, Optional.empty()))
                .hasMessageContaining("is there already");
        assertThatThrownBy(() -> StoreCopies.backup(url, folder.resolve("copy")))
                .hasMessageContaining(".mv.db");
        assertThatThrownBy(() -> StoreImport.all(url, taken)).hasMessageContaining("is no export of nas4j");
        assertThatThrownBy(() -> StoreImport.all(url, folder)).hasMessageContaining("is no export of nas4j");
        assertThatThrownBy(() -> StoreImport.all(url, folder.resolve("none"))).hasMessageContaining("there is no");
        Path odd = Files.writeString(
                folder.resolve("odd"),
                "{\"format\":\"nas4j export\",\"schema\":6}\n{\"table\":\"study\",\"colour\":1}\n");
        assertThatThrownBy(() -> StoreImport.all(url, odd)).hasMessageContaining("column colour of table study");
        Path cut = Files.writeString(
                folder.resolve("cut"),
                "{\"format\":\"nas4j export\",\"schema\":4}\n{\"table\":\"study\",\"id\":1,\"na");
        assertThatThrownBy(() -> StoreImport.all(url, cut)).hasMessageContaining("cut, line 2");
        assertThat(taken).hasContent("mine");
        assertThat(StoreImages.of(url, "a")).isNotEmpty();
    }

    @Test
    void leavesAloneWhatOthersHaveBesideIt() throws IOException {
        fill();
        Path kept = Files.createDirectories(folder.resolve("out.part/deep")).resolve("file");
        Files.writeString(kept, "mine");
        Path salvage = Files.writeString(folder.resolve("out.part.salvage"), "mine");
        Path other = Files.writeString(folder.resolve("copy.part.mv.db"), "mine");
        StoreCopies.export(url, StoreCopies.Format.JSONL, folder.resolve("out"), Optional.empty());
        StoreCopies.backup(url, folder.resolve("copy.mv.db"));
        assertThat(kept).hasContent("mine");
        assertThat(salvage).hasContent("mine");
        assertThat(other).hasContent("mine");
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "a storage", "out", "copy.mv.db", "out.part", "out.part.salvage", "copy.part.mv.db");
    }

    @ParameterizedTest
    @EnumSource(StoreCopies.Format.class)
    void givesAPlaceToOneOfThreeExportsAtOnce(StoreCopies.Format format) throws Exception {
        fill();
        Path out = folder.resolve("out");
        List<CompletableFuture<String>> exports = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return StoreCopies.export(url, format, out, Optional.empty())
                                        .rows()
                                        .get("study") + " studies";
                    } catch (InvalidInputException e) {
                        return String.valueOf(e.getMessage());
                    }
                }))
                .limit(3)
                .toList();
        assertThat(exports.stream().map(CompletableFuture::join))
                .filteredOn(said -> !said.equals("2 studies"))
                .hasSize(2)
                .allMatch(said -> said.endsWith(out + " is there already"));
        assertThat(StoreImport.all(folder.resolve("fresh").toString(), out)).isEqualTo(2);
        assertThat(names()).containsExactlyInAnyOrder("a storage", "out", "fresh");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    /** Whole and consistent, though another process finishes trials all the while. */
    @Test
    void backsUpWhileAnotherProcessWrites() throws Exception {
        try (StoreChild child = StoreChild.writing(url, "s", 100_000, 1)) {
            child.until("finish 20");
            for (int i = 0; i < 3; i++) {
                Path copy = folder.resolve("copy" + i + ".mv.db");
                StoreCopies.backup(url, copy);
                try (H2StudyStore store = H2StudyStore.open("jdbc:h2:" + copy, OpenMode.READ)) {
                    List<Trial> trials = store.trials("s", Phase.SEARCH);
                    Map<Integer, List<Epoch>> epochs = store.epochs("s", Phase.SEARCH);
                    assertThat(trials).hasSizeGreaterThan(20);
                    assertThat(trials)
                            .filteredOn(trial -> trial.state() == TrialState.COMPLETE)
                            .hasSizeGreaterThanOrEqualTo(trials.size() - 1)
                            .allMatch(trial -> epochs.getOrDefault(trial.number(), List.of())
                                            .size()
                                    == 2);
                    assertThat(StoreCheck.problems(store)).isEmpty();
                }
            }
        }
    }

    /** What is exported of a damaged file is one of its commits, and the file is not touched. */
    @ParameterizedTest
    @ValueSource(strings = {"truncated", "overwritten", "headless"})
    void exportsTheNewestWholeCommitOfADamagedFile(String how) throws Exception {
        int trials = 900;
        try (H2StudyStore store = H2StudyStore.open(url, OpenMode.WRITE)) {
            store.create(config("s", trials), PROVENANCE);
        }
        Path file = Path.of(url, "nas4j.mv.db");
        long empty = Files.size(file);
        try (H2StudyStore store = H2StudyStore.open(url, OpenMode.WRITE)) {
            for (int number = 0; number < trials; number++) {
                store.start("s", spec(number));
                store.epoch("s", Phase.SEARCH, number, epoch(1));
                store.finish(
                        "s", Phase.SEARCH, number, complete(accuracy(number)), reward(number, accuracy(number)), 1);
            }
        }
        damage(file, how, empty);
        byte[] damaged = Files.readAllBytes(file);
        assertThatThrownBy(() -> H2StudyStore.open(url, OpenMode.WRITE)).isInstanceOf(WorkFailedException.class);

        Path out = folder.resolve("out.jsonl");
        StoreCopies.Copied copied = StoreCopies.export(url, StoreCopies.Format.JSONL, out, Optional.empty());

        assertThat(copied.damage().orElseThrow()).contains("damaged");
        String fresh = folder.resolve("fresh").toString();
        StoreImport.all(fresh, out);
        try (H2StudyStore store = H2StudyStore.open(fresh, OpenMode.READ)) {
            List<Trial> saved = store.trials("s", Phase.SEARCH);
            assertThat(saved)
                    .hasSizeGreaterThan(trials / 2)
                    .hasSizeGreaterThanOrEqualTo(left(damaged, trials) - ROWS_OF_A_PAGE);
            for (Trial trial : saved.subList(0, saved.size() - 1)) {
                assertThat(trial.state()).isEqualTo(TrialState.COMPLETE);
                assertThat(trial.reward()).isEqualTo(reward(trial.number(), accuracy(trial.number())));
            }
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }

    /** The number of trials of which the row itself is somewhere in the file. Where H2 puts which row depends on the time of writing. */
    private static int left(byte[] file, int trials) {
        String bytes = new String(file, StandardCharsets.ISO_8859_1);
        return (int) IntStream.range(0, trials)
                .filter(number -> bytes.contains(spec(number).architecture().toString()))
                .count();
    }

    /** Holes all over a file, so that every commit lacks something. */
    @Test
    void exportsWhatIsLeftWhereNoCommitIsWhole() throws Exception {
        int trials = 500;
        try (H2StudyStore store = H2StudyStore.open(url, OpenMode.WRITE)) {
            for (String study : List.of("other", "s")) {
                store.create(config(study, trials), PROVENANCE);
                for (int number = 0; number < (study.equals("s") ? trials : 3); number++) {
                    store.start(study, spec(number));
                    store.epoch(study, Phase.SEARCH, number, epoch(1));
                    store.finish(
                            study,
                            Phase.SEARCH,
                            number,
                            complete(accuracy(number)),
                            reward(number, accuracy(number)),
                            1);
                }
            }
        }
        Path file = Path.of(url, "nas4j.mv.db");
        punch(file);
        byte[] damaged = Files.readAllBytes(file);

        Path out = folder.resolve("out.jsonl");
        StoreCopies.Copied copied = StoreCopies.export(url, StoreCopies.Format.JSONL, out, Optional.of("s"));

        assertThat(copied.damage().orElseThrow())
                .contains("none of its last commits is whole", "what is left", "of trial");
        assertThat(copied.rows()).containsEntry("study", 1);
        assertThat(copied.rows().get("trial")).isBetween(trials * 3 / 4, trials - 1);
        String fresh = folder.resolve("fresh").toString();
        StoreImport.all(fresh, out);
        try (H2StudyStore store = H2StudyStore.open(fresh, OpenMode.READ)) {
            assertThat(store.studies()).hasSize(1);
            List<Trial> saved = store.trials("s", Phase.SEARCH);
            assertThat(saved).hasSize(copied.rows().get("trial")).allSatisfy(trial -> {
                assertThat(trial.spec().architecture())
                        .isEqualTo(spec(trial.number()).architecture());
                if (trial.reward().isPresent()) {
                    assertThat(trial.reward()).isEqualTo(reward(trial.number(), accuracy(trial.number())));
                }
            });
            assertThat(saved.stream()
                            .filter(trial -> trial.state() == TrialState.COMPLETE)
                            .count())
                    .isGreaterThanOrEqualTo(saved.size() - 2);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }

    private static double accuracy(int number) {
        return (number + 1) / 1000.0;
    }

    private static void punch(Path file) throws IOException {
        byte[] noise = new byte[4 * 1024];
        new Random(5).nextBytes(noise);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (long at = 150_000; at + noise.length < channel.size() - 50_000; at += 50_000) {
                channel.write(ByteBuffer.wrap(noise), at);
            }
        }
    }

    /** @param empty size of the file without trials: a cut takes a fifth of what they need */
    private static void damage(Path file, String how, long empty) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            switch (how) {
                case "truncated" -> channel.truncate(empty + (channel.size() - empty) * 4 / 5);
                case "overwritten" -> {
                    byte[] noise = new byte[1024];
                    new Random(5).nextBytes(noise);
                    channel.write(ByteBuffer.wrap(noise), channel.size() / 2);
                    channel.write(ByteBuffer.wrap(noise), channel.size() - noise.length);
                }
                default -> channel.write(ByteBuffer.wrap(new byte[8192]), 0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(StoreCopies.Format.class)
    void refusesAnExportThatWasCutShort(StoreCopies.Format format) throws IOException {
        fill();
        Path out = folder.resolve("out");
        StoreCopies.export(url, format, out, Optional.empty());
        Path last = format == StoreCopies.Format.CSV ? out.resolve("epoch.csv") : out;
        List<String> lines = Files.readAllLines(last);
        Files.write(last, lines.subList(0, lines.size() - 1));
        String fresh = folder.resolve("fresh").toString();
        assertThatThrownBy(() -> StoreImport.all(fresh, out))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not whole");
        assertThat(folder.resolve("fresh/nas4j.mv.db")).doesNotExist();
    }
}

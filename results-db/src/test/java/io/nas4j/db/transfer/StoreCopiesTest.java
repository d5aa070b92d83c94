package io.nas4j.db.transfer;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.complete;
import static io.nas4j.db.Fixtures.config;
import static io.nas4j.db.Fixtures.epoch;
import static io.nas4j.db.Fixtures.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.StoreChild;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
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

    @TempDir
    private Path folder;

    private String url;

    @BeforeEach
    void name() {
        url = folder.resolve("a storage").toString();
    }

    /** Two studies with a row in every table, and values that are hard to write. */
    private void fill() {
        try (H2StudyStore store = H2StudyStore.open(url, OpenMode.WRITE)) {
            for (String name : List.of("a", "b")) {
                store.create(config(name), PROVENANCE);
                store.start(name, spec(0), OptionalLong.of(Long.MIN_VALUE), OptionalInt.of(1));
                store.epoch(name, Phase.SEARCH, 0, epoch(1));
                store.epoch(name, Phase.SEARCH, 0, new Epoch(2, Double.NaN, 0, 0.01, 1, Double.POSITIVE_INFINITY));
                store.finish(name, Phase.SEARCH, 0, complete(0.1 + 0.2), OptionalDouble.of(1e-300), 1);
                store.link(name, spec(1, spec(0).architecture()), 0);
                store.start(name, spec(2));
                Outcome failed = new Outcome.Failed(FailureCause.ERROR, "a \"quoted\",\r\nmulti-line\ttext; ä 日 ''");
                store.finish(name, Phase.SEARCH, 2, failed, OptionalDouble.empty(), 2);
                store.start(name, spec(3));
                store.finish(
                        name, Phase.SEARCH, 3, new Outcome.Failed(FailureCause.ERROR, ""), OptionalDouble.empty(), 2);
                store.savePlan(
                        name, new PhasePlan(Phase.BASELINE, config(name).plan().task(), Map.of("top", "a=\"b\"")));
                store.saveFamily(
                        name,
                        List.of(new FamilyMember(
                                1, new ScalingCoefficients(1.2, 1.1, 1.15), spec(4).architecture(), 5, 6)));
                store.saveArtifact(name, new Artifact("k", "/tmp/ä b;c", OptionalLong.of(7), "00", ""));
                StrategyEvent event = new StrategyEvent(
                        StrategyEvent.Kind.UPDATE, new TreeMap<>(Map.of("loss", Double.NEGATIVE_INFINITY)), "x");
                store.saveStrategyRecord(name, new StrategyRecord(0, 3, 1, event));
                store.beginRun(name, 1, PROVENANCE);
            }
            store.claim("a");
        }
    }

    /** Everything that a store tells of a study. */
    private static List<Object> image(String of, String study) {
        try (StudyStore store = H2StudyStore.open(of, OpenMode.READ)) {
            List<Object> all = new ArrayList<>();
            all.add(store.config(study));
            all.add(store.provenance(study));
            all.add(store.runs(study));
            for (Phase phase : Phase.values()) {
                all.add(store.trials(study, phase));
                all.add(store.epochs(study, phase));
                all.add(store.plan(study, phase));
            }
            all.add(store.strategyRecords(study));
            all.add(store.family(study));
            all.add(store.artifacts(study));
            return all;
        }
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
        assertThat(StoreCopies.importAll(fresh, out)).isEqualTo(2);
        for (String study : List.of("a", "b")) {
            assertThat(image(fresh, study)).isEqualTo(image(url, study));
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
        List<Object> mine = image(other, "mine");
        assertThat(StoreCopies.importAll(other, out)).isEqualTo(1);
        assertThat(image(other, "b")).isEqualTo(image(url, "b"));
        assertThat(image(other, "mine")).isEqualTo(mine);
        assertThatThrownBy(() -> StoreCopies.importAll(other, out))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is a study 'b' in the storage already");
        assertThat(image(other, "b")).isEqualTo(image(url, "b"));
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
        assertThatThrownBy(() -> StoreCopies.importAll(url, taken)).hasMessageContaining("is no export of nas4j");
        assertThatThrownBy(() -> StoreCopies.importAll(url, folder)).hasMessageContaining("is no export of nas4j");
        assertThatThrownBy(() -> StoreCopies.importAll(url, folder.resolve("none")))
                .hasMessageContaining("there is no");
        Path odd = Files.writeString(
                folder.resolve("odd"),
                "{\"format\":\"nas4j export\",\"schema\":9}\n{\"table\":\"study\",\"colour\":1}\n");
        assertThatThrownBy(() -> StoreCopies.importAll(url, odd)).hasMessageContaining("column colour of table study");
        Path cut = Files.writeString(
                folder.resolve("cut"),
                "{\"format\":\"nas4j export\",\"schema\":4}\n{\"table\":\"study\",\"id\":1,\"na");
        assertThatThrownBy(() -> StoreCopies.importAll(url, cut)).hasMessageContaining("cut, line 2");
        assertThat(taken).hasContent("mine");
        assertThat(image(url, "a")).isNotEmpty();
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
                    assertThat(StoreCheck.problems(store, store.studies().get(0)))
                            .isEmpty();
                }
            }
        }
    }

    /** What is exported of a damaged file is one of its commits, and the file is not touched. */
    @ParameterizedTest
    @ValueSource(strings = {"truncated", "overwritten", "headless"})
    void exportsTheNewestWholeCommitOfADamagedFile(String how) throws Exception {
        int trials = 200;
        try (H2StudyStore store = H2StudyStore.open(url, OpenMode.WRITE)) {
            store.create(config("s", trials), PROVENANCE);
            for (int number = 0; number < trials; number++) {
                store.start("s", spec(number));
                store.epoch("s", Phase.SEARCH, number, epoch(1));
                store.finish("s", Phase.SEARCH, number, complete(0.5), OptionalDouble.of(number), 1);
            }
        }
        Path file = Path.of(url, "nas4j.mv.db");
        damage(file, how);
        byte[] damaged = Files.readAllBytes(file);
        assertThatThrownBy(() -> H2StudyStore.open(url, OpenMode.WRITE)).isInstanceOf(WorkFailedException.class);

        Path out = folder.resolve("out.jsonl");
        StoreCopies.Copied copied = StoreCopies.export(url, StoreCopies.Format.JSONL, out, Optional.empty());

        assertThat(copied.damage().orElseThrow()).contains("damaged");
        String fresh = folder.resolve("fresh").toString();
        StoreCopies.importAll(fresh, out);
        try (H2StudyStore store = H2StudyStore.open(fresh, OpenMode.READ)) {
            List<Trial> saved = store.trials("s", Phase.SEARCH);
            assertThat(saved).isNotEmpty();
            for (Trial trial : saved.subList(0, saved.size() - 1)) {
                assertThat(trial.state()).isEqualTo(TrialState.COMPLETE);
                assertThat(trial.reward()).isEqualTo(OptionalDouble.of(trial.number()));
            }
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
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
                    store.finish(study, Phase.SEARCH, number, complete(0.5), OptionalDouble.of(number), 1);
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
        assertThat(copied.rows().get("trial")).isBetween(trials / 3, trials - 1);
        String fresh = folder.resolve("fresh").toString();
        StoreCopies.importAll(fresh, out);
        try (H2StudyStore store = H2StudyStore.open(fresh, OpenMode.READ)) {
            assertThat(store.studies()).hasSize(1);
            List<Trial> saved = store.trials("s", Phase.SEARCH);
            assertThat(saved).hasSize(copied.rows().get("trial")).allSatisfy(trial -> {
                assertThat(trial.spec().architecture())
                        .isEqualTo(spec(trial.number()).architecture());
                trial.reward().ifPresent(reward -> assertThat(reward).isEqualTo(trial.number()));
            });
            assertThat(saved.stream()
                            .filter(trial -> trial.state() == TrialState.COMPLETE)
                            .count())
                    .isGreaterThanOrEqualTo(saved.size() - 2);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }

    private static void punch(Path file) throws IOException {
        byte[] noise = new byte[48 * 1024];
        new Random(5).nextBytes(noise);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (long at = 700_000; at + noise.length < channel.size() - 100_000; at += 500_000) {
                channel.write(ByteBuffer.wrap(noise), at);
            }
        }
    }

    private static void damage(Path file, String how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            switch (how) {
                case "truncated" -> channel.truncate(channel.size() * 4 / 5);
                case "overwritten" -> {
                    byte[] noise = new byte[16_384];
                    new Random(5).nextBytes(noise);
                    channel.write(ByteBuffer.wrap(noise), channel.size() - noise.length - 20_000);
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
        assertThatThrownBy(() -> StoreCopies.importAll(fresh, out))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not whole");
        assertThat(folder.resolve("fresh/nas4j.mv.db")).doesNotExist();
    }
}

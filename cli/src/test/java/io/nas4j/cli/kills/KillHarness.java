package io.nas4j.cli.kills;

import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Kills a study again and again, resumes it to its end, and compares it with one that was not killed. */
final class KillHarness {

    /** A storage of the first release with a study in it, for kills in a migration. */
    private static final Path FIRST_RELEASE =
            Path.of("results-db", "src", "test", "resources", "io", "nas4j", "db", "schema-1.mv.db");

    private static final String OTHER_STUDY = "old";

    /** Moments are drawn evenly from these; migrations come once a study, at its beginning. */
    private static final List<KillMoment> MOMENTS =
            List.of(KillMoment.START, KillMoment.COMMIT, KillMoment.COMMIT, KillMoment.ANY);

    /** Where networks are trained, most of the time goes to that. */
    private static final List<KillMoment> TRAINING =
            List.of(KillMoment.START, KillMoment.COMMIT, KillMoment.ANY, KillMoment.ANY, KillMoment.ANY);

    private final Path launcher;
    private final Path firstRelease;
    private final Path folder;
    private final RandomGenerator random;
    private int storages;
    private int cases;

    /**
     * @param root of the repository
     * @param folder for storages, removed again where nothing went wrong
     */
    KillHarness(Path root, Path folder, long seed) {
        this.launcher =
                root.resolve("cli/target/nas4j/bin/nas4j").toAbsolutePath().normalize();
        this.firstRelease = root.resolve(FIRST_RELEASE);
        this.folder = folder;
        this.random = new SplittableRandom(seed);
    }

    /**
     * What came of a case.
     *
     * @param kills by moment
     * @param resumed how many of them hit a program that went on with a study
     * @param studies that were killed and compared
     * @param wrong what differed, in words; empty where nothing did
     */
    record Result(
            KillCase killed, Map<KillMoment, Integer> kills, int resumed, int studies, int compared, String wrong) {

        int total() {
            return kills.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Kills a case's study so many times, at most {@code each} times before one comes to its end. */
    Result run(KillCase killed, int kills, int each) throws IOException, InterruptedException {
        cases++;
        Path whole = storage();
        long began = System.nanoTime();
        finish(killed, whole);
        long millis = (System.nanoTime() - began) / 1_000_000;
        StudyImage expected = StudyImage.of(whole.toString(), KillCase.STUDY);
        Map<KillMoment, Integer> counts = new EnumMap<>(KillMoment.class);
        int done = 0;
        int resumed = 0;
        int studies = 0;
        while (done < kills) {
            Path storage = storage();
            boolean old = !killed.trains() && old(studies);
            if (old) {
                Files.createDirectories(storage);
                try (InputStream first = Files.newInputStream(firstRelease)) {
                    Files.copy(first, database(storage));
                }
            }
            int ofThis = 0;
            for (int i = 0; ofThis < each && done < kills && i < 3 * each; i++) {
                KillMoment moment = old && i == 0 ? KillMoment.MIGRATION : moment(killed.trains() ? TRAINING : MOMENTS);
                // sometimes nobody looks between a kill and the next start, so that the program itself finds the file
                boolean exists = random.nextBoolean() && exists(storage);
                Program program = start(killed, storage, exists);
                moment.await(program, database(storage), millis, killed.changes(), random);
                if (!program.kill()) {
                    break;
                }
                done++;
                ofThis++;
                resumed += exists ? 1 : 0;
                counts.merge(moment, 1, Integer::sum);
                int acknowledged = program.acknowledged();
                if (acknowledged > 0 && random.nextBoolean()) {
                    int stored =
                            StudyImage.of(storage.toString(), KillCase.STUDY).finished();
                    if (stored < acknowledged) {
                        return new Result(
                                killed,
                                counts,
                                resumed,
                                studies,
                                expected.lines().size(),
                                "of " + acknowledged + " trials that were said to be finished " + stored + " are in "
                                        + storage);
                    }
                }
            }
            finish(killed, storage);
            studies++;
            StudyImage actual = StudyImage.of(storage.toString(), KillCase.STUDY);
            String wrong = actual.running() > 0 ? "trials left running in " + storage : expected.difference(actual);
            if (wrong.isEmpty() && old) {
                wrong = oldStudy(storage);
            }
            if (!wrong.isEmpty()) {
                return new Result(
                        killed, counts, resumed, studies, expected.lines().size(), wrong + " in " + storage);
            }
            remove(storage);
        }
        remove(whole);
        return new Result(killed, counts, resumed, studies, expected.lines().size(), "");
    }

    private KillMoment moment(List<KillMoment> moments) {
        return moments.get(random.nextInt(moments.size()));
    }

    /** Every second study begins in a storage of the first release. */
    private boolean old(int studies) {
        return (cases + studies) % 2 == 0;
    }

    /** The study that was there before is as it was. */
    private String oldStudy(Path storage) throws IOException {
        Path fresh = storage();
        Files.createDirectories(fresh);
        Files.copy(firstRelease, database(fresh));
        String wrong =
                StudyImage.of(fresh.toString(), OTHER_STUDY).difference(StudyImage.of(storage.toString(), OTHER_STUDY));
        remove(fresh);
        return wrong;
    }

    private Path storage() {
        return folder.resolve("storage" + storages++);
    }

    private static Path database(Path storage) {
        return storage.resolve("nas4j.mv.db");
    }

    /** @param exists whether the study is known to exist, so that it can be resumed by its name */
    private Program start(KillCase killed, Path storage, boolean exists) throws IOException {
        Path output = folder.resolve("output");
        if (killed.script().isEmpty()) {
            return Program.start(launcher, output, exists ? KillCase.resume(storage) : killed.search(storage));
        }
        Path script =
                Files.writeString(folder.resolve("script"), killed.script().get());
        if (!script.toFile().setExecutable(true)) {
            throw new IOException(script + " cannot be made executable");
        }
        return Program.start(script, output, killed.script(launcher, storage));
    }

    private void finish(KillCase killed, Path storage) throws IOException, InterruptedException {
        Program program = start(killed, storage, false);
        if (program.end() != 0) {
            throw new AssertionError(killed + " failed on " + storage + ": " + program.output());
        }
    }

    private static boolean exists(Path storage) {
        try (H2StudyStore store = H2StudyStore.open(storage.toString(), OpenMode.READ)) {
            return store.config(KillCase.STUDY).isPresent();
        } catch (InvalidInputException e) {
            return false; // killed before there was a storage
        }
    }

    private static void remove(Path storage) throws IOException {
        try (Stream<Path> files = Files.walk(storage)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

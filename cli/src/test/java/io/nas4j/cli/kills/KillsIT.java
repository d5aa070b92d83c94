package io.nas4j.cli.kills;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.cli.AccuracyTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A study that is killed at any moment comes to what one comes to that is not; the long form is benchmarks/kills. */
@Timeout(600)
@EnabledOnOs(OS.LINUX)
class KillsIT {

    private static final Path ROOT = Path.of("..");

    /** Asks for trials and tells an accuracy that follows from the network, until there is none. */
    private static final String ASKER = """
            #!/bin/sh
            while trial=$("$1" ask killed --lease 0.001s --storage "$2"); do
              number=$(echo "$trial" | sed 's/.*"trial":\\([0-9]*\\).*/\\1/')
              accuracy=$(echo "$trial" | awk '{ match($0, /"architecture":"[^"]*"/); printf "%.6f", RLENGTH % 97 / 100 }')
              "$1" tell killed "$number" --accuracy "$accuracy" --storage "$2" || exit 3
            done
            """;

    @TempDir
    private Path folder;

    @Test
    void aKilledStudyOnATableGoesOnExactly() throws Exception {
        assertSame(
                KillCase.table(
                        AccuracyTables.scattered(folder.resolve("table.csv")),
                        "evolution:population=8:offspring=4",
                        2,
                        30),
                5);
    }

    @Test
    void aConfirmedStudyGoesOnExactly() throws Exception {
        assertSame(KillCase.confirmed(AccuracyTables.lucky(folder.resolve("table.csv")), "predictor", 2, 10), 4);
    }

    @Test
    void aKilledPolicyGoesOnExactly() throws Exception {
        assertSame(KillCase.table(AccuracyTables.scattered(folder.resolve("table.csv")), "reinforce", 1, 20), 3);
    }

    @Test
    void aStudyKilledWhileItTrainsGoesOnExactly() throws Exception {
        assertSame(KillCase.torch("regularized-evolution", 2, 4), 2);
    }

    @Test
    void aSweepKilledWhileItTrainsGoesOnExactly() throws Exception {
        assertSame(KillCase.sweep(2), 2);
    }

    @Test
    void aTrainingKilledOnItsWayGoesOnExactly() throws Exception {
        assertSame(KillCase.training(), 3);
    }

    @Test
    void aGridKilledWhileItTrainsGoesOnExactly() throws Exception {
        assertSame(KillCase.grid(2), 2);
    }

    @Test
    void aStudyThatAProgramTrainsGoesOnExactly() throws Exception {
        Path program = ROOT.resolve("examples").resolve("trainers").resolve("count.sh");
        assertSame(KillCase.command(program, "evolution:population=6:offspring=3", 2, 12), 3);
    }

    @Test
    void trialsThatAreAskedForAndToldGoOnExactly() throws Exception {
        Path launcher =
                ROOT.resolve("cli/target/nas4j/bin/nas4j").toAbsolutePath().normalize();
        Path asker = Files.writeString(folder.resolve("asker"), ASKER);
        assertThat(asker.toFile().setExecutable(true)).isTrue();
        long seed = System.nanoTime();
        RandomGenerator random = new SplittableRandom(seed);
        StudyImage whole = asked(launcher, asker, folder.resolve("whole"), random, 0);
        StudyImage killed = asked(launcher, asker, folder.resolve("killed"), random, 4);
        assertThat(whole.finished()).isEqualTo(6);
        assertThat(killed.running()).as("seed %d", seed).isZero();
        assertThat(whole.difference(killed)).as("seed %d", seed).isEmpty();
    }

    private StudyImage asked(Path launcher, Path asker, Path storage, RandomGenerator random, int kills)
            throws Exception {
        List<String> search = List.of(
                "search --study killed --engine ask --space mnasnet-micro --strategy evolution:population=4 --trials 6 --workers 1 --storage "
                        .concat(storage.toString())
                        .split(" "));
        assertThat(Program.start(launcher, folder.resolve("output"), search).end())
                .isZero();
        List<String> line = List.of(launcher.toString(), storage.toString());
        for (int kill = 0; kill < kills; kill++) {
            Program program = Program.start(asker, folder.resolve("output"), line);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(3_000));
            program.kill();
        }
        Program.start(asker, folder.resolve("output"), line).end();
        return StudyImage.of(storage.toString(), "killed");
    }

    private void assertSame(KillCase killed, int kills) throws Exception {
        long seed = System.nanoTime();
        KillHarness.Result result = new KillHarness(ROOT, folder, seed).run(killed, kills, 3);
        assertThat(result.wrong()).as("seed %d", seed).isEmpty();
        assertThat(result.total()).as("seed %d", seed).isEqualTo(kills);
    }
}

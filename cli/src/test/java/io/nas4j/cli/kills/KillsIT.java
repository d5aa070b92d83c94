package io.nas4j.cli.kills;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.cli.AccuracyTables;
import java.nio.file.Path;
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
        assertSame(KillCase.asked("evolution:population=4", 1, 5), 2);
    }

    private void assertSame(KillCase killed, int kills) throws Exception {
        long seed = System.nanoTime();
        KillHarness.Result result = new KillHarness(ROOT, folder, seed).run(killed, kills, 3);
        assertThat(result.wrong()).as("seed %d", seed).isEmpty();
        assertThat(result.total()).as("seed %d", seed).isEqualTo(kills);
    }
}

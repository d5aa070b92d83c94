package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real searches in processes of their own, interrupted as a terminal or a supervisor would. */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class InterruptIT {

    private static final String[] SEARCH = ("search --study s --dataset shapes --space mnasnet-micro --resolution 16"
                    + " --strategy random --epochs 4 --train-images 100 --validation-images 50 --batch-size 20"
                    + " --seed 5 --trials 8 --workers 2 --pruner asha")
            .split(" ");
    private static final String FINISHING =
            "interrupted: the running trials finish their epoch, or stop where their training is kept next; once more"
                    + " stops at once";

    private static List<String> whole = List.of();

    @TempDir
    private Path folder;

    /** What the study comes to that nobody interrupts. */
    @BeforeAll
    static void whole(@TempDir Path folder) {
        String storage = folder.resolve("whole").toString();
        ThisProcess.run(storage, SEARCH);
        whole = ThisProcess.sequence(storage, "s");
    }

    private Process start(String storage, Path err, String... words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC"));
        command.addAll(List.of(JvmFlags.OF_A_SHORT_SEARCH.split(" ")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(Arrays.asList(words));
        command.addAll(List.of("--storage", folder.resolve(storage).toString()));
        return new ProcessBuilder(command)
                .redirectError(err.toFile())
                .redirectOutput(folder.resolve(storage + ".out").toFile())
                .start();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static void waitFor(Process process, Path err, String text) throws IOException, InterruptedException {
        while (process.isAlive() && !text(err).contains(text)) {
            Thread.sleep(10);
        }
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** What this process ignores, those that it starts ignore too. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        String ignored = text(status)
                .lines()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn: 0");
        return (Long.parseUnsignedLong(ignored.substring(7).strip(), 16) & 2) != 0;
    }

    private Optional<String> lastLine(Path err) throws IOException {
        return text(err).strip().lines().reduce((before, line) -> line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void theFirstLetsEpochsFinishAndLeavesAStudyThatGoesOnAsIfNothingHadBeen(String signal) throws Exception {
        assumeThat(signal.equals("INT") && ignoresInterrupts())
                .as("who is started in the background of a script cannot be interrupted")
                .isFalse();
        Path err = folder.resolve("interrupted.err");
        Process search = start("cut", err, SEARCH);
        waitFor(search, err, "[2/8 trials");
        List<ProcessHandle> workers;
        try (Paused paused = Paused.workersOf(search)) {
            workers = paused.workers();
            signal(signal, search);
            waitFor(search, err, FINISHING);
        }

        assertThat(search.waitFor()).as(text(err)).isEqualTo(130);
        assertThat(text(err)).contains(FINISHING).doesNotContain("nas4j: ");
        assertThat(lastLine(err))
                .hasValueSatisfying(
                        line -> assertThat(line)
                                .matches(
                                        "interrupted: all [2-7] finished search trials are stored; 'nas4j resume s' goes on from here"));
        assertThat(workers).isNotEmpty();
        for (ProcessHandle worker : workers) {
            worker.onExit().get(10, TimeUnit.SECONDS);
        }
        String storage = folder.resolve("cut").toString();
        ThisProcess.run(storage, "resume", "s");
        assertThat(ThisProcess.sequence(storage, "s")).isEqualTo(whole).hasSizeGreaterThan(8 * 8);
    }

    @Test
    void theSecondStopsAtOnce() throws Exception {
        Path err = folder.resolve("interrupted.err");
        String[] endless = with(SEARCH, "--train-images", "9900", "--trials", "20");
        Process search = start("cut", err, endless);
        while (search.isAlive() && search.children().findAny().isEmpty()) {
            Thread.sleep(10);
        }
        signal("TERM", search);
        waitFor(search, err, FINISHING);
        assertThat(search.isAlive()).isTrue();
        signal("TERM", search);

        assertThat(search.waitFor(20, TimeUnit.SECONDS)).as(text(err)).isTrue();
        assertThat(search.exitValue()).isEqualTo(130);
        assertThat(lastLine(err))
                .contains("interrupted: all 0 finished search trials are stored; 'nas4j resume s' goes on from here");
    }

    private static String[] with(String[] words, String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        for (int i = 0; i < more.length; i += 2) {
            int at = all.indexOf(more[i]);
            all.set(at + 1, more[i + 1]);
        }
        return all.toArray(String[]::new);
    }
}

package io.nas4j.cli;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as users start it: the launcher of the built distribution, in a folder of its own. */
class LauncherIT {

    private static final Path LAUNCHER =
            Path.of("target", "nas4j", "bin", "nas4j").toAbsolutePath();

    private static final String[] SEARCH =
            ("search --study s --dataset shapes --space mnasnet-micro --resolution 16 --strategy reinforce --epochs 2"
                            + " --train-images 100 --validation-images 50 --batch-size 20 --seed 5 --workers 2 --trials 10")
                    .split(" ");

    private static List<String> whole = List.of();

    @TempDir
    private Path root;

    private Path folder = Path.of("");

    /** What that search comes to where nothing happens to it. */
    @BeforeAll
    static void whole(@TempDir Path storage) {
        ThisProcess.run(storage.toString(), SEARCH);
        whole = ThisProcess.sequence(storage.toString(), "s");
    }

    @BeforeEach
    void emptyFolder() throws IOException {
        folder = Files.createDirectory(root.resolve("a folder"));
    }

    private record Run(int exit, String out, String err) {}

    private Run nas4j(String... arguments) throws IOException, InterruptedException {
        return run(LAUNCHER, arguments);
    }

    private Run run(Path launcher, String... arguments) throws IOException, InterruptedException {
        Path out = root.resolve("out");
        Path err = root.resolve("err");
        int exit = builder(launcher, arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Run(exit, text(out), text(err));
    }

    private ProcessBuilder builder(Path launcher, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(with(new String[] {launcher.toString()}, arguments));
        builder.directory(folder.toFile());
        builder.environment().remove("NAS4J_STORAGE");
        builder.environment().put("NAS4J_JAVA_OPTS", JvmFlags.OF_A_SHORT_SEARCH);
        return builder;
    }

    /** One that goes on while the test does. */
    private Process begin(Path log, String... arguments) throws IOException {
        return builder(LAUNCHER, arguments)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static void waitFor(Process process, Path log, String text) throws IOException, InterruptedException {
        while (process.isAlive() && !text(log).contains(text)) {
            Thread.sleep(20);
        }
    }

    private List<String> created() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** One sentence that names value and what is allowed, exit code 2, nothing created; {@code WrongInputTest} has more. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search --study s --dataset shapes --colour=red | Unknown option: '--colour=red'",
                "search --study s --dataset shapes --strategy luck | unknown strategy 'luck'; strategies are reinforce, ",
                "strategy s | no nas4j storage",
                "search --study s --dataset idx:. | a directory of idx files needs train-images-idx3-ubyte",
                "search --study s --dataset shapes --config none.yaml | configuration file none.yaml does not exist"
            })
    void refusesWrongInputInOneSentence(String line, String sentence) throws IOException, InterruptedException {
        Run run = nas4j(line.trim().split(" "));
        assertThat(run.err()).contains(sentence.trim()).startsWith("nas4j: ").doesNotContain("\tat ");
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(created()).isEmpty();
    }

    @Test
    void namesTheTruncatedImage() throws IOException, InterruptedException {
        Path data = root.resolve("images");
        for (String name : List.of("train/cat", "train/dog", "test/cat", "test/dog")) {
            Files.createDirectories(data.resolve(name));
            for (int i = 0; i < 8; i++) {
                BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
                image.setRGB(i, i, 0xffffff);
                ImageIO.write(
                        image, "png", data.resolve(name).resolve(i + ".png").toFile());
            }
        }
        Path broken = data.resolve("train/dog/5.png");
        byte[] whole = Files.readAllBytes(broken);
        Files.write(broken, Arrays.copyOf(whole, whole.length / 2));
        Run run = nas4j("search", "--study", "s", "--dataset", "images:" + data, "--validation-images", "4");
        assertThat(run.err()).startsWith("nas4j: ").contains("5.png").doesNotContain("\tat ");
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(created()).isEmpty();
    }

    @Test
    void namesFileAndLineOfAnUnknownKey() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("study.yaml"), "trials: 5\n# colours\ncolour: red\n");
        Run run = nas4j("search", "--study", "s", "--dataset", "shapes", "--config", "study.yaml");
        assertThat(run.err()).startsWith("nas4j: study.yaml, line 3: unknown key 'colour'; allowed are ");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(created()).containsExactly("study.yaml");
    }

    @Test
    void startsFromAnywhereThroughALink() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(root.resolve("a link to it"), LAUNCHER);
        Run run = run(link, "profile", "efficientnet-b0", "--format", "json");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("\"params\" : 5288548").contains("\"macs\" : 385814752");
        assertThat(run.err()).isEmpty();
    }

    /** Started by a shell, as {@code COMMAND "$0" "$@"}. */
    private Run shell(String command, String... arguments) throws IOException, InterruptedException {
        Path log = root.resolve("shell");
        String[] words = with(new String[] {"/bin/sh", "-c", command, LAUNCHER.toString()}, arguments);
        int exit = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        return new Run(exit, text(log), "");
    }

    @Test
    void saysThatItsOutputCannotBeWritten() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/dev/full")));
        for (String line : List.of("--help", "trials --help", "space", "profile efficientnet-b0 -f json")) {
            Run run = shell("\"$0\" \"$@\" >/dev/full", line.split(" "));
            assertThat(run.out()).isEqualTo("nas4j: the output cannot be written: No space left on device\n");
            assertThat(run.exit()).isEqualTo(1);
        }
        Run closed = shell("\"$0\" \"$@\" >&-", "space");
        assertThat(closed.out())
                .startsWith("nas4j: the output cannot be written: ")
                .hasLineCount(1);
        assertThat(closed.exit()).isEqualTo(1);
    }

    @Test
    void endsWithoutAWordWhereNobodyReadsOn() throws IOException, InterruptedException {
        Run run = shell("(\"$0\" \"$@\"; echo \"exit $?\" >&2) | :", "profile", "efficientnet-b0", "-f", "json");
        assertThat(run.out()).isEqualTo("exit 1\n");
    }

    @Test
    void saysThatTooFewFilesMayBeOpen() throws IOException, InterruptedException {
        Run run = shell("ulimit -n 64; exec \"$0\" \"$@\"", "space");
        assertThat(run.out())
                .isEqualTo("nas4j: this shell lets a program open 64 files at once, but 128 are needed: raise its limit"
                        + " (ulimit -n).\n");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(shell("ulimit -n 128; exec \"$0\" \"$@\"", "space").exit()).isZero();
    }

    @Test
    void scalesByThePublishedRules() throws IOException, InterruptedException {
        Run run = nas4j("scale", "efficientnet-b0", "--phi", "0,1", "--format", "csv");
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines().skip(1).map(row -> row.split(",")[4])).containsExactly("224", "258");
        assertThat(created()).isEmpty();
    }

    /** A whole search on real images, small: what it stored comes back through the listings, and it goes on. */
    @Test
    void searchesStoresListsAndGoesOn() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("study.yaml"), """
                dataset: shapes
                space: mnasnet-micro
                resolution: 16
                strategy: random
                epochs: 1
                train-images: 100
                validation-images: 50
                batch-size: 25
                workers: 1
                """);
        String[] search = "search --study s --config study.yaml --seed 3 --trials ".split(" ");
        Run first = nas4j(with(search, "3"));
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(nas4j("trials", "s", "--format", "csv").out().lines()).hasSize(4);
        Run more = nas4j(with(search, "5"));
        assertThat(more.exit()).as(more.err()).isZero();
        Run trials = nas4j("trials", "s", "--format", "csv");
        assertThat(trials.out().lines()).hasSize(6);
        assertThat(trials.out().lines().skip(1)).allMatch(row -> row.contains(",COMPLETE,"));
        assertThat(nas4j("studies", "--format", "json").out())
                .contains("\"name\" : \"s\"")
                .contains("\"complete\" : 5");
        Run other = nas4j(with(search, "5", "--momentum", "0.5"));
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err())
                .contains("momentum: stored 0.9, given 0.5")
                .contains("'nas4j resume s' goes on with its own");
        assertThat(nas4j("trials", "s", "--format", "csv").out()).isEqualTo(trials.out());
    }

    /** Killed in the middle, a study goes on with the very trials that an uninterrupted one has. */
    @Test
    void resumesAfterKillWithTheSameSequence() throws IOException, InterruptedException {
        Path log = root.resolve("killed.log");
        Process process = begin(log, with(SEARCH, "--storage", "killed"));
        waitFor(process, log, "[3/10 trials");
        process.destroyForcibly().waitFor();
        assertThat(nas4j("studies", "--storage", "killed", "--format", "csv").out())
                .contains(",PAUSED,");
        Run resumed = nas4j("resume", "s", "--storage", "killed");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(sequence("killed")).isEqualTo(whole).hasSizeGreaterThan(10 * 8);
    }

    /** The one that has it is named, and goes on as if nobody had asked. */
    @Test
    void refusesToResumeAStudyThatRuns() throws IOException, InterruptedException {
        Path log = root.resolve("first.log");
        Process first = begin(log, with(SEARCH, "--storage", "shared"));
        waitFor(first, log, "[1/10 trials");
        Run second;
        try (Paused paused = Paused.workersOf(first)) {
            assertThat(paused.workers()).isNotEmpty();
            second = nas4j("resume", "s", "--storage", "shared");
            assertThat(first.isAlive()).as("the first runs still: " + text(log)).isTrue();
        }
        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.out()).isEmpty();
        assertThat(second.err().strip())
                .isEqualTo("nas4j: study 's' is being run by process " + first.pid()
                        + "; wait until that ends, or end it");
        assertThat(first.waitFor()).as(text(log)).isZero();
        assertThat(text(log)).doesNotContain("nas4j: ");
        assertThat(sequence("shared")).isEqualTo(whole).hasSizeGreaterThan(10 * 8);
    }

    /** A population that looks at accuracy alone: its front, its generations, and that a resumed study is the same. */
    @Test
    void showsFrontAndGenerations() throws IOException, InterruptedException {
        Path table = AccuracyTables.scattered(root.resolve("table.csv"));
        Files.writeString(folder.resolve("study.yaml"), """
                engine: table:%s
                space: nas-bench-macro
                objective: accuracy
                strategy: evolution:population=4:offspring=2
                """.formatted(table));
        Run run = nas4j("search", "--study", "s", "--config", "study.yaml", "--trials", "12");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains("objective accuracy");

        Run front = nas4j("best", "s", "--pareto", "--cost", "params", "--format", "json");
        assertThat(front.exit()).as(front.err()).isZero();
        assertThat(front.out()).startsWith("[ {").contains("\"fingerprint\" : ");
        assertThat(front.err().strip().lines()).hasSize(1);
        assertThat(front.err()).contains("networks; hypervolume ", "reference point is accuracy 0", " parameters");

        Run events = nas4j("strategy", "s", "--format", "json");
        assertThat(events.exit()).as(events.err()).isZero();
        assertThat(events.out()).contains("\"kind\" : \"generation\"", "\"values\" : {");
        assertThat(nas4j("strategy", "s", "--last", "1", "--format", "csv")
                        .out()
                        .lines())
                .hasSize(2)
                .first(as(InstanceOfAssertFactories.STRING))
                .startsWith("number,proposed,observed,kind,")
                .endsWith(",text");

        Run other = nas4j("search", "--study", "s", "--config", "study.yaml", "--trials", "12", "--strategy", "random");
        assertThat(other.err()).contains("strategy: stored evolution:offspring=2:population=4, given random");
        String reordered = " evolution:offspring=2:population=4";
        Run same = nas4j("search", "--study", "s", "--config", "study.yaml", "--trials", "13", "--strategy", reordered);
        assertThat(same.exit()).as(same.err()).isZero();
        assertThat(nas4j("trials", "s", "--format", "csv").out().lines()).hasSize(14);
    }

    private List<String> sequence(String storage) {
        return ThisProcess.sequence(folder.resolve(storage).toString(), "s");
    }

    private static String[] with(String[] words, String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }
}

package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the program says to wrong input, in a folder that stays empty. */
class WrongInputTest {

    private static Path folder = Path.of("");
    private static Session session;

    @BeforeAll
    static void start(@TempDir Path root) throws IOException {
        folder = Files.createDirectory(root.resolve("a folder"));
        session = new Session(folder, root.resolve("errors"));
    }

    @AfterAll
    static void end() throws IOException, InterruptedException {
        session.close();
        assertThat(session.errors()).isEmpty();
    }

    /** One sentence that names value and what is allowed, exit code 2, nothing created, no stack trace. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search --study s --dataset shapes --colour=red | Unknown option: '--colour=red'",
                "search --study s --dataset mnist | data set must be one of shapes, shapes:SIZE, cifar10:DIR, cifar100:DIR, idx:DIR, images:DIR, but was 'mnist'",
                "search --study s --dataset shapes --space nasnet | unknown space 'nasnet'; allowed are a YAML file that defines one, or mnasnet, mnasnet-small-image, mnasnet-micro, proxyless, nas-bench-macro, fused",
                "search --study s --dataset shapes --constraint macs<=0 | must be from 1 to",
                "space nasnet | unknown space 'nasnet'",
                "scale efficientnet-b0 --published b9 | --published must be one of b0, b1, b2, b3, b4, b5, b6, b7, b8, l2, but was b9",
                "scale efficientnet-b0 --stage-depth 1,2 | one depth multiplier for each of the 7 stages is needed, but 2 were given",
                "profile mobilenet-v2@wide | a width multiplier is a number from 0.05 to 20, but was 'wide'",
                "convert mobilenet-v3-large --to tf-tpu | TF-TPU strings",
                "profile [['ir_r2_k4_s2_e6_c24']] | 'k4' at character",
                "search --study s --dataset shapes --strategy luck | unknown strategy 'luck'; strategies are reinforce, ",
                "search --study s --dataset shapes --strategy random:luck=1 | strategy random has no option 'luck'; it has none",
                "search --study s --dataset shapes --strategy evolution:population | a strategy is NAME or NAME:KEY=VALUE",
                "search --study s --dataset shapes --objective speed | expected one of [REWARD, ACCURACY, LATENCY]",
                "search --study s --dataset shapes --objective latency --target-flops 10M | give --target-latency, as 5ms",
                "search --study s --dataset shapes --target-latency 5 | must be a time above 0 with its unit, as 5ms",
                "latency efficientnet-b0 --check 3 | --check and -o are for a space",
                "search --study s --dataset shapes --objective accuracy --target-flops 10M | shape the reward, but the objective is accuracy",
                "search --study s --dataset shapes --objective accuracy --reward hard | set hard limits with --constraint",
                "best s --pareto --top 2 | --top and --pareto exclude each other",
                "best s --cost params | --cost is what --pareto weighs",
                "strategy s --last 0 | --last must be a whole number from 1 to",
                "strategy s | no nas4j storage",
                "search --study s --dataset shapes --engine jax | --engine must be one of torch, dl4j, auto, but was jax",
                "search --study s --dataset shapes --target-flops 0 | above 0, with K, M or G if you like (400M), but was '0'",
                "search --study s --dataset shapes --target-flops -5 | above 0, with K, M or G if you like (400M), but was '-5'",
                "search --study s --dataset shapes --exponent 0.07 | exponent must be a number from -100 to 0, but was 0.07",
                "search --study s --dataset shapes --trials 0 | trials must be a whole number from 1 to",
                "search --study s --dataset shapes --trials many | must be a whole number from -2147483648 to 2147483647, but was 'many'",
                "search --study a/b --dataset shapes | a study's name must be letters, digits",
                "search --study s --dataset images:nowhere | must name a directory, but nowhere does not exist",
                "search --study s --dataset images:. | data set",
                "search --study s --dataset idx:. | a directory of idx files needs train-images-idx3-ubyte",
                "search --study s --dataset shapes --augment twist | but 'twist' has 'twist'",
                "search --study s --dataset shapes --max-unreadable 2 | must be a number from 0 to 1, but was 2",
                "search --study s --dataset shapes --storage /proc/nas4j | storage must be a folder that this user may write",
                "search --study s --dataset shapes --config none.yaml | configuration file none.yaml does not exist",
                "trials s | no nas4j storage",
                "quickstart --trials 0 | trials must be a whole number from 1 to 10000000, but was 0",
                "profile efficientnet-b99 | unknown architecture 'efficientnet-b99'",
                "profile efficientdet-d0 --classes 3 | --resolution and --classes cannot stand beside the detector 'efficientdet-d0'",
                "scale efficientdet-d0 | 'efficientdet-d0' is a detector, and detection is not trained here",
                "grid-search s --step=x | must be a number, but was 'x'",
                "benchmark | a benchmark needs a table: --table FILE, or --tables DIR",
                "benchmark --space nas-bench-macro --trials 5 | a benchmark needs a table: --table FILE, or --tables DIR",
                "db export --output= | must be a path, but is empty",
                "search --study s --dataset shapes --space= | --space must be a path, but is empty",
                "search --study s --dataset shapes --config= | --config must be a path, but is empty",
                "latency mnasnet-micro --out= | must be a path, but is empty",
                "space mnasnet-micro --resolution 0 | resolution must be a whole number from 1 to 8192, but was 0",
                "latency mnasnet-micro --resolution 0 | resolution must be a whole number from 1 to 8192, but was 0",
                "fly | Unmatched argument"
            })
    void refusesWrongInputInOneSentence(String line, String sentence) throws IOException {
        Session.Answer run = session.run(line.trim());
        assertThat(run.err()).contains(sentence.trim()).startsWith("nas4j: ").doesNotContain("\tat ");
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(2);
        try (Stream<Path> created = Files.list(folder)) {
            assertThat(created).isEmpty();
        }
    }
}

package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On 729 codes whose accuracy grows with their digits. */
class BenchmarkCommandTest {

    @TempDir
    private Path folder;

    private Path table;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void table() throws IOException {
        table = folder.resolve("t.csv");
        Files.writeString(
                table,
                IntStream.range(0, 729)
                        .mapToObj(i -> Integer.toString(729 + i, 3).substring(1))
                        .map(code -> code + ","
                                + (50
                                        + 4
                                                * code.chars()
                                                        .map(digit -> digit - '0')
                                                        .sum()) + ",10,"
                                + (100 + Integer.parseInt(code, 3)))
                        .collect(Collectors.joining("\n", "code,accuracy,params,flops\n", "\n")));
    }

    private int run(String... arguments) {
        return Main.run(arguments, new PrintWriter(out), new PrintWriter(err));
    }

    @Test
    void tellsProgramsInStableFields() throws IOException {
        assertThat(run(("benchmark --table " + table
                                + " --strategies random,predictor:initial=5 --trials 60 --seeds 4 --format json --out "
                                + folder.resolve("out"))
                        .split(" ")))
                .as(err.toString())
                .isZero();
        JsonNode results = new ObjectMapper().readTree(out.toString());
        assertThat(results).hasSize(2);
        JsonNode predictor = results.get(1);
        assertThat(predictor.get("strategy").textValue()).isEqualTo("predictor:initial=5");
        assertThat(predictor.fieldNames())
                .toIterable()
                .contains(
                        "regret",
                        "evals_to_top_0_1_percent",
                        "evals_to_best",
                        "never_best",
                        "propose_ms",
                        "observe_ms",
                        "new_share",
                        "p_value_against_random",
                        "hypervolume_share");
        assertThat(predictor.get("regret").fieldNames()).toIterable().containsExactly("25", "50", "60");
        assertThat(predictor.get("regret").get("60").doubleValue()).isZero();
        assertThat(predictor.get("evals_to_best").doubleValue()).isBetween(2.0, 60.0);
        assertThat(predictor.get("never_best").intValue()).isZero();
        assertThat(results.get(0).get("regret").get("60").doubleValue()).isBetween(4.0, 20.0);
        assertThat(results.get(0).get("p_value_against_random").isNull()).isTrue();
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("out/results.json").toFile()))
                .isEqualTo(results);
        assertThat(folder.resolve("out/regret.csv")).content().hasLineCount(121);
        assertThat(folder.resolve("out/regret.svg")).content().contains("predictor:initial=5");
        assertThat(folder.resolve("out/regret.png")).isNotEmptyFile();
    }

    @Test
    void everyCellOfACsvIsASingleValue() {
        assertThat(run(("benchmark --table " + table + " --strategies grid,random --trials 60 --seeds 2 --format csv")
                        .split(" ")))
                .isZero();
        assertThat(out.toString())
                .startsWith("strategy,regret_25,regret_50,regret_60,regret_95_percent_interval_25_low,"
                        + "regret_95_percent_interval_25_high,")
                .contains(",hypervolume_share_25,")
                .doesNotContain("{", "[");
        assertThat(out.toString().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.split(",", -1))
                        .hasSize(
                                out.toString().lines().findFirst().orElseThrow().split(",", -1).length));
    }

    @Test
    void tellsPeopleInALineAStrategy() {
        assertThat(run(
                        "benchmark",
                        "--table",
                        table.toString(),
                        "--strategies",
                        "grid",
                        "--trials",
                        "100",
                        "--seeds",
                        "2"))
                .isZero();
        assertThat(out.toString().lines().findFirst().orElseThrow())
                .startsWith("strategy")
                .contains("regret@25", "regret@100", "front@100", "top 0.1 %", "best", "p (random)");
        // the first 100 codes end at 10200: the best of them is 10122 with 6 of 12
        assertThat(out.toString().lines().skip(1).findFirst().orElseThrow())
                .startsWith("grid")
                .contains("- (2/2 never)", "100.0 %");
    }

    @Test
    void weighsCostWhereItIsAskedTo() throws IOException {
        assertThat(run(("benchmark --table " + table
                                + " --objective reward --reward hard --target-flops 100 --exponent -100"
                                + " --strategies grid --trials 1 --seeds 1 --format json")
                        .split(" ")))
                .as(err.toString())
                .isZero();
        // beyond 100 MACs nothing is worth anything, so the first code is the best
        assertThat(new ObjectMapper()
                        .readTree(out.toString())
                        .get(0)
                        .get("evals_to_best")
                        .doubleValue())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--strategies luck | unknown strategy 'luck'",
                "--strategies random:x=1 | strategy random has no option 'x'",
                "--space nas-bench-macro | line 2 of the table: code '000000' has 6 choices, but space nas-bench-macro has 8",
                "--trials 0 | trials must be a whole number from 1 to",
                "--seeds 0 | seeds must be a whole number from 1 to",
                "--workers 0 | --workers must be a whole number from 1 to",
                "--exponent -1 | --objective",
                "--out /proc/nas4j | --out must be a folder that can be made",
                "--space nowhere | unknown space 'nowhere'"
            })
    void refusesInOneSentence(String options, String sentence) {
        assertThat(run(("benchmark --table " + table + " " + options).split(" ")))
                .isEqualTo(2);
        assertThat(err.toString().strip()).startsWith("nas4j: ").contains(sentence);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
    }
}

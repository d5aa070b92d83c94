package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        table = AccuracyTables.growing(folder.resolve("t.csv"), 6);
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
        assertThat(predictor.get("regret").fieldNames()).toIterable().containsExactly("20", "25", "40", "50", "60");
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
                .startsWith(
                        "strategy,regret_20,regret_25,regret_40,regret_50,regret_60,regret_95_percent_interval_20_low,"
                                + "regret_95_percent_interval_20_high,")
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

    @Test
    void ranksWhatItsModelHasNotSeen() throws IOException {
        assertThat(run(("benchmark --table " + table + " --model-tau 10,40 --seeds 3 --format json").split(" ")))
                .as(err.toString())
                .isZero();
        JsonNode rows = new ObjectMapper().readTree(out.toString());
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("table").textValue()).isEqualTo("t.csv");
        assertThat(rows.get(1).get("trained").intValue()).isEqualTo(40);
        // the accuracy is a sum over the digits, which a linear model knows after a few
        assertThat(rows.get(1).get("tau").doubleValue()).isBetween(0.9, 1.0);
        assertThat(rows.get(1).get("tau_95_percent_interval")).hasSize(2);
    }

    @Test
    void comparesOnAllTablesOfAFolder() throws IOException {
        Files.copy(table, folder.resolve("u.csv"));
        Files.writeString(folder.resolve("notes.txt"), "no table");
        assertThat(run(("benchmark --tables " + folder
                                + " --strategies predictor:initial=5 --trials 30 --seeds 6 --format json --out "
                                + folder.resolve("out"))
                        .split(" ")))
                .as(err.toString())
                .isZero();
        JsonNode rows = new ObjectMapper().readTree(out.toString());
        assertThat(rows.findValuesAsText("strategy")).containsExactly("random", "predictor:initial=5");
        JsonNode predictor = rows.get(1);
        assertThat(predictor.get("mean_rank").doubleValue()).isEqualTo(1);
        assertThat(predictor.get("regret_share_of_random").get("30").doubleValue())
                .isLessThan(0.2);
        assertThat(predictor.get("wins_against_random").intValue()).isEqualTo(2);
        assertThat(predictor.get("losses_against_random").intValue()).isZero();
        assertThat(rows.get(0).get("regret_share_of_random").get("30").doubleValue())
                .isEqualTo(1);
        assertThat(folder.resolve("out/u.csv/regret.svg")).isNotEmptyFile();
        assertThat(err.toString()).contains("t.csv: 729 networks", "u.csv: 729 networks");
    }

    @Test
    void tellsPeopleOfEachTableAndOfAllTogether() throws IOException {
        Files.copy(table, folder.resolve("u.csv"));
        assertThat(run(("benchmark --tables " + folder + " --strategies grid --trials 25 --seeds 2").split(" ")))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().lines().filter(line -> line.contains("regret@25")))
                .hasSize(2);
        assertThat(out.toString()).contains("mean rank", "of random@25", "0/2");
    }

    @Test
    void placesWithoutAnOrderAreToldNothingOfIt() throws IOException {
        assertThat(run(("benchmark --table " + table + " --model-tau 4 --seeds 3 --format json --ordered no")
                        .split(" ")))
                .as(err.toString())
                .isZero();
        String without = out.toString();
        out.getBuffer().setLength(0);
        assertThat(run(("benchmark --table " + table + " --model-tau 4 --seeds 3 --format json --ordered 1,2")
                        .split(" ")))
                .isZero();
        assertThat(out.toString()).isNotEqualTo(without);
    }

    /** A score that is the truth, joined from a file of its own. */
    private Path scores() throws IOException {
        return Files.writeString(
                folder.resolve("s.txt"),
                Files.readString(table).replace("code,accuracy,params,flops", "code,naswot,params,flops"));
    }

    @Test
    void tellsTheRegretOfWhatWouldBeTaken() throws IOException {
        assertThat(run(("benchmark --table " + table + " --scores " + scores() + " --noise 1,proxy:0.3"
                                + " --strategies random --trials 50 --seeds 20 --format json")
                        .split(" ")))
                .as(err.toString())
                .isZero();
        JsonNode random = new ObjectMapper().readTree(out.toString()).get(0);
        JsonNode chosen = random.get("regret_of_chosen");
        assertThat(chosen.fieldNames())
                .toIterable()
                .containsExactly("accuracy", "posterior", "posterior+naswot", "confirm");
        assertThat(chosen.get("accuracy").fieldNames()).toIterable().containsExactly("20", "25", "40", "50");
        double seen = random.get("regret").get("50").doubleValue();
        double told = chosen.get("accuracy").get("50").doubleValue();
        double posterior = chosen.get("posterior").get("50").doubleValue();
        double scored = chosen.get("posterior+naswot").get("50").doubleValue();
        assertThat(seen).isLessThan(scored);
        assertThat(scored).isLessThan(0.85 * posterior);
        assertThat(posterior).isLessThan(0.9 * told);
        assertThat(random.get("regret_of_chosen_95_percent_interval")
                        .get("posterior")
                        .get("50"))
                .hasSize(2);
        assertThat(err.toString()).contains("noise 1,proxy:0.3");
    }

    @Test
    void everyCellOfACsvIsASingleValueWhereNetworksAreChosen() throws IOException {
        assertThat(run(("benchmark --table " + table + " --scores " + scores() + " --noise proxy:0.5"
                                + " --strategies random --trials 20 --seeds 2 --format csv")
                        .split(" ")))
                .isZero();
        assertThat(out.toString())
                .contains(
                        ",regret_of_chosen_accuracy_20,",
                        ",regret_of_chosen_posterior+naswot_20,",
                        ",regret_of_chosen_95_percent_interval_posterior_20_low,")
                .doesNotContain("{", "[");
    }

    @Test
    void tellsPeopleWhatWouldBeTakenInATableOfItsOwn() throws IOException {
        assertThat(run(("benchmark --table " + table + " --scores " + scores() + " --noise proxy:0.5"
                                + " --strategies random,grid --trials 40 --seeds 2")
                        .split(" ")))
                .isZero();
        String[] lines = out.toString().split("\\R");
        assertThat(lines).hasSize(3 + 1 + 2 * 5);
        assertThat(lines[3].split(" {2,}")).containsExactly("strategy", "chosen by", "regret@20", "regret@40");
        assertThat(lines[4]).startsWith("random    (best seen)");
        assertThat(lines[13]).startsWith("grid      confirm");
    }

    /** A part of the table, of which every network is known to a surrogate. */
    @Test
    void judgesByASurrogateWhatWasNeverTrained() throws IOException {
        Path part = folder.resolve("part.csv");
        List<String> lines = Files.readAllLines(table);
        Files.write(
                part,
                IntStream.range(0, lines.size())
                        .filter(i -> i == 0 || i % 5 == 0)
                        .mapToObj(lines::get)
                        .toList());
        assertThat(run(("benchmark --table " + part
                                + " --surrogate --strategies random,local-search --trials 200 --seeds 2"
                                + " --format json")
                        .split(" ")))
                .as(err.toString())
                .isZero();
        JsonNode results = new ObjectMapper().readTree(out.toString());
        // the part has 145 networks, a search evaluates 200
        assertThat(results.get(0).get("fewest_evaluations").intValue()).isEqualTo(200);
        assertThat(results.get(1).get("regret").get("200").doubleValue()).isZero();
        assertThat(results.get(0).get("surrogate_tau").doubleValue()).isBetween(0.6, 1.0);
        assertThat(err.toString())
                .containsPattern(
                        "part.csv: a surrogate that learned 145 networks; Kendall's tau on those that it has not"
                                + " learned 0\\.[0-9]{3} \\(10 folds\\)")
                .contains("part.csv: 729 networks of space codes; 2 seeds");
        assertThat(err.toString().indexOf("surrogate"))
                .isLessThan(err.toString().indexOf("done"));
    }

    @Test
    void takesAStudyForATable() throws IOException {
        Path macro = AccuracyTables.scattered(folder.resolve("macro.csv"));
        String storage = folder.resolve("store").toString();
        assertThat(run(("search --study s --space nas-bench-macro --strategy random --trials 60 --engine table:" + macro
                                + " --storage " + storage)
                        .split(" ")))
                .as(err.toString())
                .isZero();
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        assertThat(run(("benchmark --from s --strategies random --trials 100 --seeds 2 --format json --storage "
                                + storage)
                        .split(" ")))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).contains("s: 60 networks of space nas-bench-macro, which has more");
        JsonNode random = new ObjectMapper().readTree(out.toString()).get(0);
        assertThat(random.get("fewest_evaluations").intValue()).isEqualTo(60);
        assertThat(random.get("regret").get("100").doubleValue()).isZero();
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        assertThat(run(
                        ("benchmark --from s --surrogate --strategies random --trials 30 --seeds 1 --format csv --storage "
                                        + storage)
                                .split(" ")))
                .as(err.toString())
                .isZero();
        // there is no order in these accuracies
        assertThat(err.toString()).containsPattern("s: a surrogate that learned 60 networks; .* learned -?0\\.[0-3]");
        assertThat(out.toString().lines().findFirst().orElseThrow()).endsWith(",surrogate_tau");
        assertThat(run(("benchmark --from nothing --storage " + storage).split(" ")))
                .isEqualTo(2);
        assertThat(run(("benchmark --from s --space mnasnet --storage " + storage).split(" ")))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("no study 'nothing'", "--space is of tables: a study, which --from reads, has its own");
    }

    /** A study whose networks were scored tells their scores, as a table with columns of scores does. */
    @Test
    void takesTheScoresOfAStudyToo() throws IOException {
        Path macro = AccuracyTables.scattered(folder.resolve("macro.csv"));
        Files.write(
                macro,
                Files.readAllLines(macro).stream()
                        .map(line -> line + (line.startsWith("code") ? ",naswot,macs" : "," + line.length() + ",9"))
                        .toList());
        String storage = folder.resolve("store").toString();
        assertThat(run(("search --study s --space nas-bench-macro --strategy random --trials 30 --engine table:" + macro
                                + " --scores naswot --storage " + storage)
                        .split(" ")))
                .as(err.toString())
                .isZero();
        out.getBuffer().setLength(0);
        assertThat(run(("benchmark --from s --noise proxy:0.5 --strategies random --trials 20 --seeds 1 --format json"
                                + " --storage " + storage)
                        .split(" ")))
                .as(err.toString())
                .isZero();
        assertThat(new ObjectMapper()
                        .readTree(out.toString())
                        .get(0)
                        .get("regret_of_chosen")
                        .fieldNames())
                .toIterable()
                .contains("posterior+naswot");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--strategies luck | unknown strategy 'luck'",
                "--strategies random:x=1 | strategy random has no option 'x'",
                "--space nas-bench-macro | t.csv: line 2 of the table: code '000000' has 6 choices, but space nas-bench-macro has 8",
                "--trials 0 | trials must be a whole number from 1 to",
                "--seeds 0 | seeds must be a whole number from 1 to",
                "--workers 0 | --workers must be a whole number from 1 to",
                "--exponent -1 | --objective",
                "--out /proc/nas4j | --out must be a folder that can be made",
                "--space nowhere | unknown space 'nowhere'",
                "--ordered maybe | --ordered must be yes, no, or places from 1 with commas between",
                "--ordered 7 | --ordered names place 7, but the codes have 6 places",
                "--noise much | --noise must be points, as 0.3, or a proxy's tau, as proxy:0.6 or proxy:0.6:0.8, or",
                "--noise proxy:1.5 | tau of a proxy must be a number from 0.05 to 0.99",
                "--confirm 1 | --confirm must be a whole number from 2 to",
                "--scores nowhere.csv | scores nowhere.csv",
                "--model-tau -1 | networks that the model learns from must be a whole number from 0 to 727",
                "--surrogate --model-tau 10 | --model-tau and --surrogate exclude each other",
                "--from s | --table",
                "--tables . | --table"
            })
    void refusesInOneSentence(String options, String sentence) {
        assertThat(run(("benchmark --table " + table + " " + options).split(" ")))
                .isEqualTo(2);
        assertThat(err.toString().strip()).startsWith("nas4j: ").contains(sentence);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void resultsAreNeverWrittenOverATableThatIsRead() throws IOException {
        Path read = Files.copy(table, folder.resolve("regret.csv"));
        assertThat(run(("benchmark --table " + read + " --strategies random --trials 5 --seeds 1 --out " + folder)
                        .split(" ")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("it is a table that is read, which would be lost; give another path");
        assertThat(read).hasSameBinaryContentAs(table);
    }
}

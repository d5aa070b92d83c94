package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a table, where a network has the same accuracy in each round: two rounds tell which is the best. */
class ConfirmCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path table;

    @BeforeEach
    void writeTable() throws IOException {
        table = AccuracyTables.lucky(folder.resolve("table.csv"));
    }

    private int run(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--storage", folder.resolve("data").toString()));
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }

    private int search(int trials, String... more) {
        List<String> line = new ArrayList<>(List.of("search", "--study", "s", "--engine", "table:" + table));
        line.addAll(List.of("--space", "nas-bench-macro", "--strategy", "random", "--objective", "accuracy"));
        line.addAll(List.of("--trials", Integer.toString(trials)));
        line.addAll(List.of(more));
        return run(line.toArray(String[]::new));
    }

    private List<JsonNode> json(String... line) throws IOException {
        List<String> all = new ArrayList<>(List.of(line));
        all.addAll(List.of("--format", "json"));
        assertThat(run(all.toArray(String[]::new))).as(err.toString()).isZero();
        return StreamSupport.stream(new ObjectMapper().readTree(out.toString()).spliterator(), false)
                .toList();
    }

    private static List<Integer> numbers(List<JsonNode> rows) {
        return rows.stream().map(row -> row.get("number").intValue()).toList();
    }

    @Test
    void trainsTheLikelyBestAgainAndBestFollows() throws IOException {
        assertThat(search(40)).as(err.toString()).isZero();
        List<Integer> likely = numbers(json("best", "s", "--top", "4"));
        List<JsonNode> confirmed = json("confirm", "s", "--top", "4");
        assertThat(numbers(confirmed)).containsExactlyInAnyOrderElementsOf(likely);
        assertThat(confirmed)
                .isSortedAccordingTo((a, b) -> Double.compare(
                        b.get("confirmed").doubleValue(), a.get("confirmed").doubleValue()));
        assertThat(confirmed).allSatisfy(row -> {
            assertThat(row.get("confirmed").doubleValue())
                    .isCloseTo(row.get("reward").doubleValue(), within(1e-12));
            assertThat(row.get("trainings").intValue()).isEqualTo(2);
            assertThat(row.get("expected").doubleValue()).isBetween(0.5, 1.0);
        });
        assertThat(confirmed.get(0).get("probability_best").doubleValue()).isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "confirm trial 7: ",
                        "The best is search trial " + numbers(confirmed).get(0)
                                + " with probability 1.00, after 8 trainings with other seeds.");
        assertThat(json("trials", "s", "--phase", "confirm")).hasSize(8);

        List<JsonNode> best = json("best", "s", "--top", "6");
        assertThat(numbers(best).subList(0, 4)).isEqualTo(numbers(confirmed));
        assertThat(best.get(0).get("rank_confirmed").intValue()).isEqualTo(1);
        assertThat(best.get(4).get("rank_confirmed").isNull()).isTrue();
        assertThat(numbers(json("best", "s", "--top", "4", "--by", "confirmed")))
                .isEqualTo(numbers(confirmed));
        assertThat(numbers(json("best", "s", "--top", "4", "--by", "posterior")))
                .isEqualTo(likely);
        assertThat(run("db", "check")).as(out.toString()).isZero();

        assertThat(run("confirm", "s")).isZero();
        assertThat(out.toString().lines().findFirst().orElseThrow())
                .containsSubsequence("number", "reward", "expected", "confirmed", "interval", "probability_best");
        assertThat(json("trials", "s", "--phase", "confirm"))
                .as("with the options of before")
                .hasSize(8);
    }

    @Test
    void moreNetworksUseWhatWasTrained() throws IOException {
        assertThat(search(40)).isZero();
        List<JsonNode> two = json("confirm", "s", "--top", "2");
        assertThat(json("trials", "s", "--phase", "confirm")).hasSize(4);
        List<JsonNode> five = json("confirm", "s", "--top", "5", "--budget", "20epochs");
        assertThat(numbers(five)).containsAll(numbers(two));
        assertThat(json("trials", "s", "--phase", "confirm"))
                .as("20 epochs are one round of five trainings of 4, of which two were made")
                .hasSize(7);
    }

    @Test
    void aSearchDoesItAtItsEndAndWhoResumesItToo() throws IOException {
        assertThat(search(30, "--confirm", "3")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("The best networks of study s by reward.", "The best is search trial ");
        String ending = out.toString().lines().skip(6).toList().toString();
        assertThat(json("trials", "s", "--phase", "confirm")).hasSize(6);
        assertThat(run("resume", "s")).isZero();
        assertThat(out.toString().lines().skip(6).toList()).hasToString(ending);
        assertThat(search(30, "--confirm", "3")).isZero();
        assertThat(json("trials", "s", "--phase", "confirm")).hasSize(6);
        assertThat(run("resume", "s", "--trials", "60")).isZero();
        assertThat(out.toString()).contains("The best is search trial ");
        List<JsonNode> best = json("best", "s", "--top", "3");
        assertThat(best)
                .allSatisfy(row -> assertThat(row.get("trainings").intValue()).isEqualTo(2));
        assertThat(numbers(best))
                .as("of 60 trials, not of the first 30")
                .containsExactlyInAnyOrderElementsOf(numbers(json("best", "s", "--top", "3", "--by", "posterior")));
    }

    @Test
    void refusesOtherEpochsUnlessItIsToBeginAnew() throws IOException {
        assertThat(search(30)).isZero();
        assertThat(json("confirm", "s", "--epochs", "4")).hasSize(3);
        assertThat(run("confirm", "s", "--epochs", "5")).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "the confirm trials of study s were begun with other options",
                        "stored 4, given 5",
                        "--restart");
        assertThat(json("confirm", "s", "--epochs", "5", "--restart")).hasSize(3);
        assertThat(json("trials", "s", "--phase", "confirm")).hasSize(6);
    }

    @Test
    void saysWhatIsWrongInOneSentence() {
        assertThat(search(30)).isZero();
        assertRefused("--top must be a whole number from 2 to 1000, but was 1", "confirm", "s", "--top", "1");
        assertRefused(
                "a budget of 2 does not reach for one round of 3 candidates, which takes 3",
                "confirm",
                "s",
                "--budget",
                "2");
        assertRefused(
                "--budget must be a number of trainings, as 12, or of epochs, as 60epochs, but was 'two hours'",
                "confirm",
                "s",
                "--budget",
                "two hours");
        assertRefused(
                "--probability must be a number from 0.5 to 0.999999, but was 1", "confirm", "s", "--probability", "1");
        assertRefused(
                "--by confirmed needs trainings with other seeds, and study s has too few; 'nas4j confirm s' trains its"
                        + " likely best networks again",
                "best",
                "s",
                "--by",
                "confirmed");
        assertThat(search(30, "--confirm", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--confirm must be a whole number from 2 to 1000, but was 1");
    }

    private void assertRefused(String sentence, String... line) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("nas4j: " + sentence);
    }

    @Test
    void oneNetworkLeavesNothingToChooseBetween() {
        assertThat(search(1)).isZero();
        assertThat(run("confirm", "s")).isEqualTo(1);
        assertThat(err.toString())
                .contains("study s has only one complete network, and there is nothing to choose between");
    }
}

package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.cli.StoredStudy.Trained;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By what {@code best} orders networks. */
class BestEvidenceTest {

    private static final int TRIALS = 60;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--storage", folder.resolve("data").toString()));
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }

    private void search() throws IOException {
        Path table = AccuracyTables.lucky(folder.resolve("table.csv"));
        assertThat(run(
                        "search",
                        "--study",
                        "s",
                        "--engine",
                        "table:" + table,
                        "--space",
                        "nas-bench-macro",
                        "--strategy",
                        "random",
                        "--objective",
                        "accuracy",
                        "--trials",
                        Integer.toString(TRIALS)))
                .as(err.toString())
                .isZero();
    }

    private List<JsonNode> best(String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of("best", "s", "--format", "json"));
        line.addAll(List.of(options));
        assertThat(run(line.toArray(String[]::new))).as(err.toString()).isZero();
        JsonNode list = new ObjectMapper().readTree(out.toString());
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private static long twos(JsonNode network) {
        return network.get("decisions").toString().split("mb:e6_k5", -1).length - 1L;
    }

    @Test
    void theLuckiestIsNotTheBest() throws IOException {
        search();
        JsonNode seen = best("--by", "seen").get(0);
        List<JsonNode> chosen = best("--top", Integer.toString(TRIALS));
        assertThat(seen.get("accuracy").doubleValue()).isGreaterThan(0.5 + 0.04 * twos(seen) + 0.06);
        assertThat(twos(chosen.get(0))).isGreaterThan(twos(seen));
        assertThat(chosen.get(0).get("rank_posterior").intValue()).isEqualTo(1);
        assertThat(chosen.get(0).get("rank_seen").intValue()).isGreaterThan(1);
        assertThat(err.toString())
                .startsWith("by what was seen, trial " + seen.get("number").intValue() + " is the first, with reward ")
                .contains("'nas4j confirm s' trains the likely best again");
        assertThat(chosen.stream()
                        .mapToDouble(each -> each.get("probability_best").doubleValue())
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(chosen)
                .allSatisfy(each -> assertThat(each.get("expected").doubleValue())
                        .isBetween(
                                each.get("expected_low").doubleValue(),
                                each.get("expected_high").doubleValue()));
        assertThat(best("--by", "posterior")).isEqualTo(chosen.subList(0, 1));
        assertThat(run("best", "s")).isZero();
        assertThat(out.toString().lines().findFirst().orElseThrow())
                .containsSubsequence("number", "reward", "rank_seen", "expected", "rank_posterior", "probability_best");
    }

    @Test
    void bySeenIsWhatItSays() throws IOException {
        search();
        List<JsonNode> seen = best("--by", "seen", "--top", "9");
        assertThat(seen)
                .extracting(each -> each.get("rank_seen").intValue())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(seen)
                .isSortedAccordingTo((a, b) -> Double.compare(
                        b.get("reward").doubleValue(), a.get("reward").doubleValue()));
        assertThat(seen)
                .allSatisfy(each -> assertThat(each.get("expected").isNull()).isTrue());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void fallsBackToWhatWasSeenWhereThereIsNoModel() {
        SearchSpace space = SearchSpaces.get(SearchSpaces.MICRO, new Input(16, 3), 10);
        SplittableRandom random = new SplittableRandom(1);
        List<Architecture> networks = Stream.generate(() -> space.build(space.uniform(random)))
                .limit(6)
                .toList();
        StoredStudy.create(
                folder.resolve("data"),
                networks.stream()
                        .map(network -> new Trained(network, OptionalDouble.of(0.5)))
                        .toList(),
                List.of());
        assertThat(run("best", "s")).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(run("best", "s", "--by", "posterior")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "nas4j: --by posterior needs a model of the accuracies, and study s has fewer"
                                + " than 5 trials to fit one, or trials that no decisions of its space are stored of");
    }

    @Test
    void refusesWhatIsNoEvidence() throws IOException {
        search();
        assertThat(run("best", "s", "--by", "posteriour")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--by must be one of seen, posterior", "but was 'posteriour'; did you mean posterior?");
        assertThat(run("best", "s", "--by", "seen", "--pareto")).isEqualTo(2);
        assertThat(err.toString()).contains("--by orders networks, and --pareto lists all that nothing beats");
    }
}

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By what {@code best} orders networks. */
class BestEvidenceTest {

    private static final int CODES = 6_561;
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

    /** Accuracy grows with the 2s, and each network has luck of its own; a 0 is no block at all. */
    private void search() throws IOException {
        List<String> lines = new ArrayList<>(List.of("code,accuracy"));
        for (int code = 0; code < CODES; code++) {
            String digits = Integer.toString(code + CODES, 3).substring(1);
            long twos = digits.chars().filter(digit -> digit == '2').count();
            double luck = new SplittableRandom(digits.replace("0", "").hashCode()).nextGaussian();
            lines.add(String.format(Locale.ROOT, "%s,%.3f", digits, 50 + 4 * twos + 6 * luck));
        }
        Path table = Files.write(folder.resolve("table.csv"), lines);
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
                .contains("it is the best with probability 0.");
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

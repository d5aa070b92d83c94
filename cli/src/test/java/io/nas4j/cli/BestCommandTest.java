package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.cli.StoredStudy.Trained;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.search.Metric;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BestCommandTest {

    /** Five networks, the cheapest in MACs first. */
    private static final List<Architecture> NETWORKS = networks();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static List<Architecture> networks() {
        SearchSpace space = SearchSpaces.get(SearchSpaces.MICRO, new Input(16, 3), 10);
        SplittableRandom random = new SplittableRandom(1);
        return Stream.generate(() -> space.build(space.uniform(random)))
                .limit(5)
                .sorted(Comparator.comparingLong(Metric.MACS::of))
                .toList();
    }

    private int best(String... options) {
        List<String> line = new ArrayList<>(List.of("best", "s", "--storage", folder.toString()));
        line.addAll(List.of(options));
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }

    private static Trained trained(int network, double accuracy) {
        return new Trained(NETWORKS.get(network), OptionalDouble.of(accuracy));
    }

    private List<Integer> numbers() throws IOException {
        JsonNode list = new ObjectMapper().readTree(out.toString());
        assertThat(list.isArray()).isTrue();
        return StreamSupport.stream(list.spliterator(), false)
                .map(trial -> trial.get("number").intValue())
                .toList();
    }

    @Test
    void listsWhatNothingBeatsCheapestFirst() throws IOException {
        StoredStudy.create(
                folder,
                List.of(
                        trained(4, 0.8),
                        trained(2, 0.4),
                        trained(1, 0.5),
                        new Trained(NETWORKS.get(3), OptionalDouble.empty()),
                        trained(0, 0.2)),
                List.of());
        assertThat(best("--pareto", "--format", "json")).as(err.toString()).isZero();
        assertThat(numbers()).containsExactly(4, 2, 0);
        long[] macs = NETWORKS.stream()
                .mapToLong(network -> CostModel.cost(network).macs())
                .toArray();
        double volume = 0.2 * (macs[4] - macs[0]) + 0.3 * (macs[4] - macs[1]);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(String.format(
                        Locale.ROOT,
                        "front of 3 networks; hypervolume %.6g (accuracy times MACs), %.1f %% of what accuracy 1 at no"
                                + " cost has; its reference point is accuracy 0 and the study's most expensive network, %,d MACs",
                        volume,
                        100 * volume / macs[4],
                        macs[4]));
    }

    @ParameterizedTest
    @EnumSource(value = Metric.class, names = "LATENCY", mode = EnumSource.Mode.EXCLUDE)
    void weighsTheCostThatIsAskedFor(Metric metric) throws IOException {
        StoredStudy.create(
                folder,
                List.of(trained(0, 0.5), trained(1, 0.5), trained(2, 0.5), trained(3, 0.5), trained(4, 0.5)),
                List.of());
        assertThat(best("--pareto", "--cost", metric.text(), "--format", "json"))
                .as(err.toString())
                .isZero();
        Architecture cheapest =
                NETWORKS.stream().min(Comparator.comparingLong(metric::of)).orElseThrow();
        assertThat(numbers()).containsExactly(NETWORKS.indexOf(cheapest));
        assertThat(best("--pareto", "--cost", metric.text())).isZero();
        assertThat(out.toString())
                .contains(String.format(Locale.ROOT, "%,d", metric.of(cheapest)))
                .contains(" macs ");
    }

    @Test
    void listsTheBestByReward() throws IOException {
        StoredStudy.create(folder, List.of(trained(0, 0.2), trained(1, 0.6), trained(2, 0.4)), List.of());
        assertThat(best("--top", "2", "--format", "json")).isZero();
        assertThat(numbers()).containsExactly(1, 2);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void saysWhatExcludesWhat() {
        StoredStudy.create(folder, List.of(), List.of());
        assertThat(best("--pareto", "--top", "2")).isEqualTo(2);
        assertThat(best("--cost", "params")).isEqualTo(2);
        assertThat(best("--pareto", "--cost", "seconds")).isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("nas4j: --top and --pareto exclude each other"))
                .anyMatch(line -> line.startsWith("nas4j: --cost is what --pareto weighs"))
                .anyMatch(line -> line.contains("'--cost'") && line.contains("seconds"));
    }

    @Test
    void hasNoFrontWithoutTrials() {
        StoredStudy.create(folder, List.of(), List.of());
        assertThat(best("--pareto")).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("Study s has no complete trial yet.");
        assertThat(err.toString()).isEmpty();
    }
}

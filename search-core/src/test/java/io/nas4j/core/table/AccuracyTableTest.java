package io.nas4j.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.strategy.ScoredNetwork;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import io.nas4j.space.search.Metric;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccuracyTableTest {

    private static final SearchSpace MACRO = SearchSpaces.get(SearchSpaces.NAS_BENCH_MACRO, new Input(32, 3), 10);

    private static TableRow row(String code, double accuracy) {
        return new TableRow(2, code, accuracy, OptionalLong.empty(), OptionalLong.empty());
    }

    private static List<TableRow> all() {
        return MACRO.sequences()
                .map(choices -> row(
                        choices.indices().stream().map(String::valueOf).collect(Collectors.joining()),
                        choices.get(7) / 10.0))
                .toList();
    }

    @Test
    void hasEachNetworkOnceWithTheMeanOfItsRows() {
        // identities behind a stage's first layer commute: 00000001, 00000010 and 00000100 are one network
        AccuracyTable table = new AccuracyTable(MACRO, all());
        assertThat(table.networks()).hasSize(3969);
        assertThat(table.complete()).isTrue();
        assertThat(table.constrained()).isFalse();
        assertThat(table.network(new Choices(List.of(0, 0, 0, 0, 0, 0, 0, 1))).accuracy())
                .isCloseTo(0.1 / 2, within(1e-12));
        assertThat(table.cost(Metric.MACS, new Choices(List.of(0, 0, 0, 0, 0, 0, 0, 0))))
                .isEqualTo(7_713_280);
    }

    @Test
    void takesItsCostsFromTheTableWhereItHasThem() {
        AccuracyTable table = new AccuracyTable(
                MACRO, List.of(new TableRow(2, "00000000", 0.5, OptionalLong.of(7), OptionalLong.of(9))));
        Choices choices = new Choices(List.of(0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(table.cost(Metric.PARAMS, choices)).isEqualTo(7);
        assertThat(table.cost(Metric.MACS, choices)).isEqualTo(9);
    }

    @Test
    void aNeighbourIsOneOfTheNearestWhereTheTableHasFewNetworks() {
        List<TableRow> few = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            few.add(row("0".repeat(10) + "9".repeat(i) + "0".repeat(9 - i), 0.5));
        }
        few.add(row("9".repeat(19), 0.5));
        AccuracyTable table = new AccuracyTable(CodeSpace.of(few), few);
        Choices parent = table.networks().iterator().next().choices();
        SplittableRandom random = new SplittableRandom(1);
        Set<Choices> met = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            met.add(table.mutate(parent, random));
        }
        assertThat(met).hasSize(8).doesNotContain(parent).allMatch(table::permits);
        assertThat(met).allMatch(near -> near.get(0) == 0);
    }

    @Test
    void aTableOfCodesKnowsSizesAsFarAsItHasThem() {
        List<TableRow> rows = List.of(
                new TableRow(2, "01", 0.5, OptionalLong.of(7), OptionalLong.of(9)),
                new TableRow(3, "10", 0.5, OptionalLong.of(8), OptionalLong.of(1)));
        AccuracyTable table = new AccuracyTable(CodeSpace.of(rows), rows);
        assertThat(table.covariates(new Choices(List.of(0, 1)))).containsExactly(StrictMath.log(7), StrictMath.log(9));
    }

    @Test
    void drawsDifferentNetworksThatHaveScores() {
        List<TableRow> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rows.add(new TableRow(
                    i + 2,
                    String.valueOf(i),
                    0.5,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    new TreeMap<>(i < 6 ? Map.of("naswot", (double) i) : Map.of())));
        }
        AccuracyTable table = new AccuracyTable(CodeSpace.of(rows), rows);
        for (int seed = 0; seed < 20; seed++) {
            List<ScoredNetwork> drawn = table.scored(4, new SplittableRandom(seed));
            assertThat(drawn).hasSize(4).doesNotHaveDuplicates();
            assertThat(drawn)
                    .allSatisfy(each -> assertThat(each.scores()).containsExactly(Map.entry("naswot", (double)
                            each.choices().get(0))));
        }
        assertThat(table.scored(64, new SplittableRandom(1))).hasSize(6);
    }

    private static ScoreRow score(String code, double naswot) {
        return new ScoreRow(2, code, new TreeMap<>(Map.of("naswot", naswot)));
    }

    @Test
    void joinsScoresToTheNetworkThatACodeBuilds() {
        AccuracyTable table = new AccuracyTable(MACRO, all().subList(0, 5))
                .withScores(List.of(
                        score("00000010", 4), score("00000001", 2), score("00000000", 7), score("22222222", 1)));
        Map<List<Integer>, SortedMap<String, Double>> scores = table.networks().stream()
                .collect(Collectors.toMap(network -> network.choices().indices(), MeasuredNetwork::scores));
        // 00000010 and 00000001 are one network
        assertThat(scores)
                .containsOnly(
                        Map.entry(List.of(0, 0, 0, 0, 0, 0, 0, 0), new TreeMap<>(Map.of("naswot", 7.0))),
                        Map.entry(List.of(0, 0, 0, 0, 0, 0, 0, 1), new TreeMap<>(Map.of("naswot", 3.0))),
                        Map.entry(List.of(0, 0, 0, 0, 0, 0, 0, 2), new TreeMap<>()),
                        Map.entry(List.of(0, 0, 0, 0, 0, 0, 1, 1), new TreeMap<>()));
        assertThat(table.network(new Choices(List.of(0, 0, 0, 0, 0, 0, 1, 0))).scores())
                .containsExactly(Map.entry("naswot", 3.0));
        assertThat(table.scored(9, new SplittableRandom(1))).hasSize(2);
    }

    @Test
    void refusesScoresOfOtherNetworks() {
        AccuracyTable table = new AccuracyTable(MACRO, all().subList(0, 5));
        assertThatThrownBy(() -> table.withScores(List.of(score("22222222", 1))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the scores are of no network that the table has");
        assertThatThrownBy(() -> table.withScores(List.of(score("2222", 1))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("line 2 of the scores: code '2222' has 4 choices");
    }

    @Test
    void forbidsWhatItLacks() {
        List<TableRow> half =
                all().stream().filter(row -> row.code().hashCode() % 3 == 0).toList();
        AccuracyTable table = new AccuracyTable(MACRO, half);
        assertThat(table.complete()).isFalse();
        assertThat(table.constrained()).isTrue();
        SplittableRandom random = new SplittableRandom(1);
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            Choices uniform = table.uniform(random);
            for (Choices choices : List.of(
                    uniform,
                    table.sample(random),
                    table.mutate(uniform, random),
                    table.crossover(uniform, table.uniform(random), random))) {
                assertThat(table.permits(choices)).isTrue();
                assertThat(table.network(choices).accuracy()).isBetween(0.0, 1.0);
                drawn.add(table.identity(choices));
            }
        }
        assertThat(drawn).hasSizeGreaterThan(200);
        Choices lacked = MACRO.sequences()
                .filter(choices -> !table.permits(choices))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> table.network(lacked)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesCodesThatAreNoneOfTheSpace() {
        assertThatThrownBy(() -> new AccuracyTable(MACRO, List.of(row("0000000", 0.5))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("line 2 of the table: code '0000000' has 7 choices, but space nas-bench-macro has 8"
                        + " decisions");
        assertThatThrownBy(() -> new AccuracyTable(MACRO, List.of(row("00000003", 0.5))))
                .hasMessageContaining("code '00000003' has choice 3 of")
                .hasMessageContaining("where [0, 1, 2] are open");
        assertThatThrownBy(() -> new AccuracyTable(MACRO, List.of(row("0,0", 0.5))))
                .hasMessageContaining("a code is the choice of each decision");
    }

    @Test
    void readsCodesInEveryForm() {
        assertThat(Codes.numbers("012az")).containsExactly(0, 1, 2, 10, 35);
        for (String separator : List.of("-", "_", ".", "|", "/", ";", " ")) {
            assertThat(Codes.numbers("0" + separator + "12" + separator + "3")).containsExactly(0, 12, 3);
        }
    }

    @Test
    void ofCodesAloneHasEveryPlaceAsADecision() {
        List<TableRow> rows = IntStream.range(0, 6)
                .mapToObj(i -> row("" + i / 3 + i % 3, i / 10.0))
                .toList();
        DecisionSpace codes = CodeSpace.of(rows);
        assertThat(codes.cardinality()).isEqualTo(BigInteger.valueOf(6));
        assertThat(codes.sequences().map(codes::identity).distinct()).hasSize(6);
        assertThat(codes.parse(List.of("place1=1", "place2=2"))).isEqualTo(new Choices(List.of(1, 2)));
        assertThat(new AccuracyTable(codes, rows).complete()).isTrue();
        assertThatThrownBy(() -> CodeSpace.of(List.of(row("01", 0), row("012", 0))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has 3 places, but the first has 2");
    }
}

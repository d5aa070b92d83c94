package io.nas4j.space.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.Metric;
import io.nas4j.space.staged.SearchSpaces;
import io.nas4j.space.staged.StagedSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LatencyTableTest {

    private static final String NETWORK =
            "in:32x3 stem:k3_s2_c8 conv:k3_s1_c8 mb:e6_k5_s2_c16_se0.25_r2 head:c32 classes:10";

    static List<String> spaces() {
        return SearchSpaces.names();
    }

    /** A made-up time for each operator: 1,000 nanoseconds for the first, 1,001 for the next. */
    private static LatencyTable table(Iterable<TimedOperator> operators, double factor) {
        Map<TimedOperator, Timing> timings = new LinkedHashMap<>();
        operators.forEach(operator -> timings.putIfAbsent(operator, new Timing(1000 + timings.size(), 1)));
        return new LatencyTable("none", "no machine", 1, factor, timings);
    }

    private static List<TimedOperator> operators(Architecture architecture) {
        List<TimedOperator> operators = new ArrayList<>();
        TimedOperator.each(architecture, operators::add);
        return operators;
    }

    @Test
    void aNetworkIsMadeOfItsOperatorsInOrder() {
        assertThat(operators(ArchitectureText.parse(NETWORK)))
                .extracting(TimedOperator::text)
                .containsExactly(
                        "unit 3 8 kernel 3 stride 2 groups 1 size 32 swish",
                        "unit 8 8 kernel 3 stride 1 groups 1 size 16 swish",
                        "sum identity 8 stride 1 size 16 linear",
                        "unit 8 48 kernel 1 stride 1 groups 1 size 16 swish",
                        "unit 48 48 kernel 5 stride 2 groups 48 size 16 swish",
                        "squeeze 48 2 size 8 swish sigmoid",
                        "unit 48 16 kernel 1 stride 1 groups 1 size 8 linear",
                        "unit 16 96 kernel 1 stride 1 groups 1 size 8 swish",
                        "unit 96 96 kernel 5 stride 1 groups 96 size 8 swish",
                        "squeeze 96 4 size 8 swish sigmoid",
                        "unit 96 16 kernel 1 stride 1 groups 1 size 8 linear",
                        "sum identity 16 stride 1 size 8 linear",
                        "unit 16 32 kernel 1 stride 1 groups 1 size 8 swish",
                        "mean 32 size 8",
                        "dense 32 10 linear");
    }

    @Test
    void predictsTheSumOfTheParts() {
        Architecture network = ArchitectureText.parse(NETWORK);
        assertThat(table(operators(network), 1).nanos(network)).isEqualTo(15 * 1000 + 14 * 15 / 2);
        assertThat(table(operators(network), 0.5).nanos(network)).isEqualTo(7553);
    }

    @Test
    void countsAnOperatorAsOftenAsItRuns() {
        Architecture once = ArchitectureText.parse("in:32x3 stem:k3_s2_c8 mb:e6_k3_s1_c8_r2 head:c32 classes:10");
        Architecture twice = ArchitectureText.parse("in:32x3 stem:k3_s2_c8 mb:e6_k3_s1_c8_r3 head:c32 classes:10");
        LatencyTable table = table(operators(twice), 1);
        assertThat(table.timings()).hasSameSizeAs(Set.copyOf(operators(once)));
        long block = operators(ArchitectureText.parse("in:32x3 stem:k3_s2_c8 mb:e6_k3_s1_c8 head:c32 classes:10"))
                .subList(1, 5)
                .stream()
                .mapToLong(operator -> table.timings().get(operator).median())
                .sum();
        assertThat(table.nanos(twice) - table.nanos(once)).isEqualTo(block);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void knowsEveryNetworkOfASpaceFromTheOperatorsThatItCanReach(String name) {
        StagedSpace space = SearchSpaces.definition(name).space();
        LatencyTable table = table(space.operators(), 1);
        StagedSpace timed = space.with(Optional.of(table));
        SplittableRandom random = new SplittableRandom(5);
        Map<TimedOperator, Boolean> met = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            Architecture network = space.build(space.sample(random));
            assertThat(timed.cost(Metric.LATENCY, network)).isEqualTo(table.nanos(network));
            TimedOperator.each(network, operator -> met.put(operator, true));
        }
        assertThat(table.timings().keySet()).containsAll(met.keySet());
        assertThat(met.size())
                .as("what is measured is needed")
                .isGreaterThan(table.timings().size() / 3);
    }

    @Test
    void refusesANetworkWhoseOperatorsItLacks() {
        LatencyTable table = table(operators(ArchitectureText.parse(NETWORK)), 1);
        Architecture other = PublishedNetworks.get("efficientnet-b0");
        assertThatThrownBy(() -> table.nanos(other))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no time for 'unit 3 32 kernel 3 stride 2 groups 1 size 224 swish'");
        assertThat(table.known(other)).isEmpty();
        assertThat(table.known(ArchitectureText.parse(NETWORK))).hasValue(table.nanos(ArchitectureText.parse(NETWORK)));
        StagedSpace micro = SearchSpaces.definition(SearchSpaces.MICRO).space();
        assertThatThrownBy(() -> micro.with(Optional.of(table))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void isCalibratedToTheMedianOfWhatNetworksTook() {
        Architecture network = ArchitectureText.parse(NETWORK);
        Architecture other = ArchitectureText.parse(NETWORK.replace("_r2", "_r3"));
        LatencyTable table = table(operators(other), 1);
        LatencyTable calibrated =
                table.calibrated(Map.of(network, 2 * table.nanos(network), other, 3 * table.nanos(other)));
        assertThat(calibrated.factor()).isEqualTo(2.5);
        assertThat(calibrated
                        .calibrated(Map.of(network, calibrated.nanos(network)))
                        .factor())
                .isEqualTo(2.5);
        assertThat(table.calibrated(Map.of())).isEqualTo(table);
    }

    @Test
    void limitsWhatASpaceProposes() {
        StagedSpace free = SearchSpaces.definition(SearchSpaces.MICRO).space();
        LatencyTable table = table(free.operators(), 1);
        SplittableRandom random = new SplittableRandom(1);
        long limit = table.nanos(free.build(free.sample(random)));
        StagedSpace limited = SearchSpaces.definition(SearchSpaces.MICRO)
                .with(List.of(new Constraint(Metric.LATENCY, limit)))
                .space();
        assertThatThrownBy(() -> limited.sample(random))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("latency is known from a latency table alone");
        StagedSpace timed = limited.with(Optional.of(table));
        for (int i = 0; i < 100; i++) {
            assertThat(timed.cost(Metric.LATENCY, timed.sample(random))).isLessThanOrEqualTo(limit);
            assertThat(timed.cost(Metric.LATENCY, timed.uniform(random))).isLessThanOrEqualTo(limit);
        }
        StagedSpace impossible = SearchSpaces.definition(SearchSpaces.MICRO)
                .with(List.of(new Constraint(Metric.LATENCY, 1000)))
                .space()
                .with(Optional.of(table));
        assertThatThrownBy(() -> impossible.sample(random))
                .hasMessageContaining("latency <= 0.001ms (smallest drawn 0.0");
    }
}

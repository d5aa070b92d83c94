package io.nas4j.space.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.staged.SearchSpaces;
import io.nas4j.space.staged.StagedSpace;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ConstraintTest {

    @Example
    void readsWhatPeopleWrite() {
        assertThat(Constraint.parse("macs <= 60M")).isEqualTo(new Constraint(Metric.MACS, 60_000_000));
        assertThat(Constraint.parse("params<=5.5m")).isEqualTo(new Constraint(Metric.PARAMS, 5_500_000));
        assertThat(Constraint.parse(" memory <= 20MB ")).isEqualTo(new Constraint(Metric.MEMORY, 20_000_000));
        assertThat(Constraint.parse("memory <= 1.5kB")).isEqualTo(new Constraint(Metric.MEMORY, 1_500));
        assertThat(Constraint.parse("MACs <= 1000000007")).isEqualTo(new Constraint(Metric.MACS, 1_000_000_007));
    }

    @Property
    void readsBackItsText(@ForAll Metric metric, @ForAll @LongRange(min = 1) long limit) {
        Constraint constraint = new Constraint(metric, Math.min(limit, 999_999_999_999_999_999L));
        assertThat(Constraint.parse(constraint.text())).isEqualTo(constraint);
    }

    @Example
    void saysWhatIsAllowed() {
        for (String text : List.of(
                "",
                "macs",
                "macs < 60M",
                "macs >= 60M",
                "flops <= 60M",
                "macs <= 60MB",
                "macs <= -1",
                "macs <= 60X",
                "macs <= 6 0",
                "latency <= 5",
                "x".repeat(100_000))) {
            assertThatThrownBy(() -> Constraint.parse(text))
                    .as(text)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("a constraint is METRIC <= LIMIT with METRIC one of macs, params, memory");
        }
        assertThatThrownBy(() -> Constraint.parse("macs <= 0")).hasMessageContaining("must be from 1 to");
        assertThatThrownBy(() -> Constraint.parse("macs <= 999999999999999999G"))
                .hasMessageContaining("must be from 1 to");
        assertThatThrownBy(() -> constrained("macs <= 5M", "macs <= 6M"))
                .hasMessage("a metric may be limited once, but there are 'macs <= 5M' and 'macs <= 6M'");
    }

    private static StagedSpace constrained(String... constraints) {
        return SearchSpaces.definition(SearchSpaces.MICRO)
                .with(List.of(constraints).stream().map(Constraint::parse).toList())
                .space();
    }

    @Example
    void noDrawExceedsALimit() {
        StagedSpace space = constrained("macs <= 900k", "params <= 20k", "memory <= 250kB");
        SplittableRandom random = new SplittableRandom(1);
        Choices mother = space.uniform(random);
        for (int i = 0; i < 100; i++) {
            Choices father = space.sample(random);
            Choices child = space.mutate(space.crossover(mother, father, random), random);
            for (Choices choices : List.of(mother, father, child)) {
                Architecture built = space.build(choices);
                assertThat(space.permits(built)).isTrue();
                assertThat(CostModel.cost(built).macs()).isLessThanOrEqualTo(900_000);
                assertThat(CostModel.cost(built).params()).isLessThanOrEqualTo(20_000);
                assertThat(CostModel.footprint(built).inference()).isLessThanOrEqualTo(250_000);
            }
            mother = child;
        }
    }

    /** The cheapest network may have no neighbour within the limit that is its own cost. */
    @Example
    void aNetworkWithoutNeighboursHasASampleForOne() {
        long least = constrained()
                .extremes(Metric.MACS)
                .map(extremes -> Metric.MACS.of(constrained().build(extremes.least())))
                .orElseThrow();
        StagedSpace space = constrained("macs <= " + (least + 20_000));
        Choices cheapest = space.extremes(Metric.MACS).orElseThrow().least();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20; i++) {
            assertThat(space.permits(space.mutate(cheapest, random))).isTrue();
            assertThat(space.permits(space.crossover(cheapest, cheapest, random)))
                    .isTrue();
        }
    }

    @Example
    void membershipKnowsTheLimits() {
        StagedSpace space = constrained("macs <= 900k");
        StagedSpace free = constrained();
        Architecture expensive =
                free.build(free.extremes(Metric.MACS).orElseThrow().most());
        assertThat(free.find(expensive)).isInstanceOf(Membership.Member.class);
        assertThat(space.find(expensive))
                .isEqualTo(new Membership.Refused("it has 3665200 macs, but the space allows macs <= 900k"));
    }

    /** A limit below the exact least needs no twenty thousand draws. */
    @Example
    void endsAtOnceWhereNothingCanKeepToThem() {
        StagedSpace space = constrained("macs <= 170415");
        assertThatThrownBy(() -> space.uniform(new SplittableRandom(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("none of 100 networks drawn from space mnasnet-micro keeps");
    }

    @Example
    void endsWhereNothingDrawnKeepsToThem() {
        StagedSpace space = constrained("macs <= 170416", "params <= 20k");
        assertThatThrownBy(() -> space.uniform(new SplittableRandom(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none of 20000 networks drawn from space mnasnet-micro keeps to its constraints:"
                        + " macs <= 170416 (smallest drawn ")
                .hasMessageContaining(", least of the space 170416), params <= 20k (smallest drawn ")
                .hasMessageContaining("; raise a limit");
    }
}

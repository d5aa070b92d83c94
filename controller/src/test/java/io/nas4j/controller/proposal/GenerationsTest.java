package io.nas4j.controller.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.space.search.Choices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GenerationsTest {

    private static Choices choices(Integer... indices) {
        return new Choices(List.of(indices));
    }

    @Test
    void diversityIsTheMeanShareOfDecisionsInWhichTwoMembersDiffer() {
        assertThat(Generations.diversity(List.of(choices(0, 0)))).isZero();
        assertThat(Generations.diversity(List.of(choices(0, 1), choices(0, 1)))).isZero();
        assertThat(Generations.diversity(List.of(choices(0, 1), choices(1, 0)))).isEqualTo(1);
        // pairs differ in 1, 1 and 2 of 2 decisions
        assertThat(Generations.diversity(List.of(choices(0, 0), choices(0, 1), choices(1, 0))))
                .isCloseTo((0.5 + 0.5 + 1) / 3, within(1e-12));
    }

    @Test
    void tellsWhoLives() {
        List<StrategyEvent> events = new ArrayList<>();
        Generations generations = new Generations(events::add, 2);
        assertThat(generations.passed()).isFalse();
        assertThat(generations.passed()).isTrue();
        generations.tell(
                new Generations.Living(List.of(choices(0, 0), choices(0, 1)), List.of(0.25, 0.75), List.of(1, 2)),
                new TreeMap<>(Map.of("nothing", Double.NaN)));
        assertThat(events)
                .containsExactly(new StrategyEvent(
                        StrategyEvent.Kind.GENERATION,
                        new TreeMap<>(Map.of("best", 0.75, "mean", 0.5, "diversity", 0.5, "new", 0.5)),
                        ""));
    }
}

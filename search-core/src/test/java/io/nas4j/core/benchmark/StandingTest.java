package io.nas4j.core.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static StrategyResult result(String strategy, double regret, double p) {
        Estimate estimate = new Estimate(regret, regret, regret);
        SortedMap<Integer, Estimate> checkpoints = new TreeMap<>();
        checkpoints.put(25, estimate);
        return new StrategyResult(
                strategy,
                new RegretProgress(checkpoints, Collections.nCopies(25, estimate), checkpoints),
                Map.of(),
                Reach.of(new double[] {1}),
                Reach.of(new double[] {1}),
                new Effort(1, 0, 0, 0, 25),
                strategy.equals("random") ? OptionalDouble.empty() : OptionalDouble.of(p));
    }

    @Test
    void ranksOnEachTableAndComparesWithRandom() {
        List<Standing> standings = Standing.of(
                List.of(
                        List.of(result("random", 2, 1), result("good", 0.5, 0.01), result("luck", 0.5, 0.2)),
                        List.of(result("random", 1, 1), result("good", 0.75, 0.04), result("luck", 4, 0.001))),
                "random");
        assertThat(standings).extracting(Standing::strategy).containsExactly("random", "good", "luck");
        assertThat(standings).extracting(Standing::meanRank).containsExactly(2.5, 1.25, 2.25);
        assertThat(standings).extracting(Standing::wins).containsExactly(0, 2, 0);
        assertThat(standings).extracting(Standing::losses).containsExactly(0, 0, 1);
        assertThat(standings.get(1).share().get(25).mean()).isEqualTo((0.25 + 0.75) / 2);
    }

    @Test
    void leavesOutTablesOnWhichRandomHasNoRegret() {
        List<Standing> standings =
                Standing.of(List.of(List.of(result("random", 0, 1), result("good", 0, 1))), "random");
        assertThat(standings.get(1).share()).isEmpty();
        assertThat(standings.get(1).meanRank()).isEqualTo(1.5);
    }

    @Property
    void placesAddUp(@ForAll @Size(min = 1, max = 6) List<@DoubleRange(min = 0, max = 9) Double> regrets) {
        List<StrategyResult> table = new ArrayList<>();
        table.add(result("random", 1, 1));
        regrets.forEach(regret -> table.add(result("s" + table.size(), regret, 0.5)));
        double sum = Standing.of(List.of(table), "random").stream()
                .mapToDouble(Standing::meanRank)
                .sum();
        assertThat(sum).isEqualTo(table.size() * (table.size() + 1) / 2.0);
    }
}

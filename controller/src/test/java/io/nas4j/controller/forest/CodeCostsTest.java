package io.nas4j.controller.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.table.MeasuredNetwork;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CodeCostsTest {

    @Property(tries = 5)
    void tellTheCostOfCodesThatTheyHaveNotSeen(@ForAll @IntRange(min = 0, max = 1_000) int seed) {
        CodeCosts costs = CodeCosts.of(MadeUpCodes.drawn(500, seed), MeasuredNetwork::choices, MeasuredNetwork::macs);
        List<MeasuredNetwork> unseen = MadeUpCodes.drawn(300, seed + 5_000);
        double mean = unseen.stream()
                .mapToDouble(network -> Math.log(network.macs()))
                .average()
                .orElseThrow();
        double all = unseen.stream()
                .mapToDouble(network -> Math.pow(Math.log(network.macs()) - mean, 2))
                .sum();
        double left = unseen.stream()
                .mapToDouble(network -> Math.pow(Math.log(network.macs()) - costs.logarithm(network.choices()), 2))
                .sum();
        assertThat(left).isLessThan(0.1 * all);
    }

    @Test
    void areOneWhereNothingIsKnownOfCosts() {
        CodeCosts costs = CodeCosts.of(MadeUpCodes.drawn(50, 1), MeasuredNetwork::choices, network -> 1);
        assertThat(costs.logarithm(MadeUpCodes.drawn(1, 2).get(0).choices())).isCloseTo(0, within(1e-12));
    }

    @Test
    void takeNoLongerForVeryMany() {
        CodeCosts costs = CodeCosts.of(MadeUpCodes.drawn(5_000, 3), MeasuredNetwork::choices, MeasuredNetwork::macs);
        MeasuredNetwork last = MadeUpCodes.drawn(5_000, 3).get(4_999);
        assertThat(costs.logarithm(last.choices())).isCloseTo(Math.log(last.macs()), within(0.3));
    }
}

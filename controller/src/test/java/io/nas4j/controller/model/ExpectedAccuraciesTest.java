package io.nas4j.controller.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.controller.SyntheticTables;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.statistics.RankCorrelation;
import io.nas4j.core.table.AccuracyTable;
import io.nas4j.core.table.MeasuredNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedAccuraciesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rankNetworksBetterThanWhatWasMeasuredOfThem(long seed) {
        AccuracyTable table = SyntheticTables.codes(300 + seed);
        List<MeasuredNetwork> networks = new ArrayList<>(table.networks()).subList(0, 6_000);
        SplittableRandom random = new SplittableRandom(seed);
        List<MeasuredNetwork> some = random.ints(0, networks.size())
                .distinct()
                .limit(100)
                .mapToObj(networks::get)
                .toList();
        double[] truth = some.stream().mapToDouble(MeasuredNetwork::accuracy).toArray();
        double[] measured = some.stream()
                .mapToDouble(network -> Math.min(1, network.accuracy() + 0.06 * random.nextGaussian()))
                .toArray();
        double[] expected = ExpectedAccuracies.of(
                table, some.stream().map(MeasuredNetwork::choices).toList(), measured, new RandomStreams(seed));
        assertThat(expected).hasSize(100);
        assertThat(tau(expected, truth)).isGreaterThan(tau(measured, truth) + 0.05);
    }

    private static double tau(double[] values, double[] truth) {
        return RankCorrelation.KENDALL.of(values, truth).orElseThrow();
    }
}

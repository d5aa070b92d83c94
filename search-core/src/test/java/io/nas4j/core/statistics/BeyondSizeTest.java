package io.nas4j.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class BeyondSizeTest {

    private static final int NETWORKS = 300;

    private static List<Long> sizes(SplittableRandom random) {
        return IntStream.range(0, NETWORKS)
                .mapToObj(i -> random.nextLong(1_000, 1_000_000))
                .toList();
    }

    private static List<Double> values(List<Long> sizes, double bySize, double byItself, List<Double> itself) {
        return IntStream.range(0, NETWORKS)
                .mapToObj(i -> bySize * Math.log(sizes.get(i)) + byItself * itself.get(i))
                .toList();
    }

    private static List<Double> normals(SplittableRandom random) {
        return IntStream.range(0, NETWORKS).mapToObj(i -> random.nextGaussian()).toList();
    }

    @Property(tries = 20)
    void whatKnowsOnlyTheSizeKnowsNothingBeyondIt(@ForAll @LongRange(max = 10_000) long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> sizes = sizes(random);
        List<Double> truth = values(sizes, 1, 0.5, normals(random));
        List<Double> score = values(sizes, 1, 0.5, normals(random));
        assertThat(RankCorrelation.KENDALL.of(truth, score).getAsDouble()).isGreaterThan(0.4);
        assertThat(BeyondSize.tau(truth, score, sizes).getAsDouble()).isBetween(-0.2, 0.2);
    }

    @Property(tries = 20)
    void whatKnowsMoreIsSeenThroughTheSize(@ForAll @LongRange(max = 10_000) long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> sizes = sizes(random);
        List<Double> itself = normals(random);
        List<Double> truth = values(sizes, 1, 1, itself);
        List<Double> score = values(sizes, -1, 1, itself);
        assertThat(BeyondSize.tau(truth, score, sizes).getAsDouble()).isGreaterThan(0.6);
    }

    @Example
    void fewNetworksOrOneSizeTellNothing() {
        assertThat(BeyondSize.tau(List.of(1.0, 2.0), List.of(1.0, 2.0), List.of(5L, 6L)))
                .isEmpty();
        List<Double> six = List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
        assertThat(BeyondSize.tau(six, six, List.of(5L, 5L, 5L, 5L, 5L, 5L))).isEmpty();
    }
}

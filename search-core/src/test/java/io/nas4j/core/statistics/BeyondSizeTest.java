package io.nas4j.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeyondSizeTest {

    private static final int NETWORKS = 300;

    private static List<Long> sizes(SplittableRandom random) {
        return IntStream.range(0, NETWORKS)
                .mapToObj(i -> Math.round(Math.exp(random.nextDouble(7, 14))))
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

    /** The seeds are fixed: of random ones, one in many thousands would say something else. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatKnowsOnlyTheSizeKnowsNothingBeyondIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> sizes = sizes(random);
        List<Double> truth = values(sizes, 1, 0.5, normals(random));
        List<Double> score = values(sizes, 1, 0.5, normals(random));
        assertThat(RankCorrelation.KENDALL.of(truth, score).getAsDouble()).isGreaterThan(0.4);
        assertThat(BeyondSize.tau(truth, score, sizes).getAsDouble()).isBetween(-0.2, 0.2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatKnowsMoreIsSeenThroughTheSize(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> sizes = sizes(random);
        List<Double> itself = normals(random);
        List<Double> truth = values(sizes, 1, 1, itself);
        List<Double> score = values(sizes, -1, 1, itself);
        assertThat(BeyondSize.tau(truth, score, sizes).getAsDouble()).isGreaterThan(0.6);
    }

    @Test
    void fewNetworksOrOneSizeTellNothing() {
        assertThat(BeyondSize.tau(List.of(1.0, 2.0), List.of(1.0, 2.0), List.of(5L, 6L)))
                .isEmpty();
        List<Double> six = List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
        assertThat(BeyondSize.tau(six, six, List.of(5L, 5L, 5L, 5L, 5L, 5L))).isEmpty();
    }
}

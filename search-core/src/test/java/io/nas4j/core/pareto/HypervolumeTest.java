package io.nas4j.core.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HypervolumeTest {

    private static final int SIDE = 12;
    private static final int LEAST_ACCURACY = 2;
    private static final int MOST_COST = 9;

    private final Hypervolume volume = new Hypervolume(LEAST_ACCURACY, MOST_COST);

    /** Accuracy and cost in whole numbers, some beyond the reference point. */
    @Provide
    Arbitrary<List<int[]>> points() {
        return Arbitraries.integers()
                .between(0, SIDE - 1)
                .array(int[].class)
                .ofSize(2)
                .list()
                .ofMaxSize(15);
    }

    private static ParetoFront<int[]> front(List<int[]> points) {
        return ParetoFront.of(points, point -> point[0], point -> point[1]);
    }

    /** The unit squares that some point dominates, counted one by one. */
    @Property
    void isTheAreaOfDominatedSquares(@ForAll("points") List<int[]> points) {
        int squares = 0;
        for (int accuracy = LEAST_ACCURACY; accuracy < SIDE; accuracy++) {
            for (int cost = 0; cost < MOST_COST; cost++) {
                int a = accuracy;
                int c = cost;
                squares += points.stream().anyMatch(p -> p[0] >= a + 1 && p[1] <= c) ? 1 : 0;
            }
        }
        assertThat(volume.of(front(points))).isEqualTo(squares);
    }

    @Property
    void neverShrinksWithAnotherPoint(@ForAll("points") List<int[]> points, @ForAll("points") List<int[]> more) {
        List<int[]> both = new ArrayList<>(points);
        both.addAll(more);
        assertThat(volume.of(front(both))).isGreaterThanOrEqualTo(volume.of(front(points)));
    }

    @Example
    void ofNothingIsNothing() {
        assertThat(volume.of(front(List.of()))).isZero();
    }

    @Example
    void countsOverlapsOnce() {
        ParetoFront<double[]> front = ParetoFront.of(
                List.of(new double[] {0.6, 10}, new double[] {0.8, 30}), point -> point[0], point -> point[1]);
        assertThat(new Hypervolume(0.5, 40).of(front)).isCloseTo(0.1 * 30 + 0.2 * 10, within(1e-12));
    }
}

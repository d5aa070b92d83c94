package io.nas4j.core.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.pareto.ParetoFront.Point;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ParetoFrontTest {

    /** Few different values, so that ties are common. */
    @Provide
    Arbitrary<List<Point<String>>> points() {
        Arbitrary<Integer> values = Arbitraries.integers().between(0, 6);
        return Combinators.combine(values, values)
                .as((accuracy, cost) -> new Point<>(accuracy + "/" + cost, accuracy, cost))
                .list()
                .ofMaxSize(20);
    }

    private static ParetoFront<Point<String>> front(List<Point<String>> points) {
        return ParetoFront.of(points, Point::accuracy, Point::cost);
    }

    @Property
    void isWhatNoOtherDominates(@ForAll("points") List<Point<String>> points) {
        assertThat(front(points).things())
                .containsExactlyInAnyOrderElementsOf(points.stream()
                        .filter(p -> points.stream().noneMatch(q -> q.dominates(p)))
                        .distinct()
                        .toList());
    }

    @Property
    void risesInCostAndAccuracy(@ForAll("points") List<Point<String>> points) {
        assertThat(front(points).things())
                .isSortedAccordingTo(Comparator.comparingDouble(Point::cost))
                .isSortedAccordingTo(Comparator.comparingDouble(Point::accuracy));
    }

    @Property
    void nothingDominatesItselfAndNoTwoEachOther(@ForAll("points") List<Point<String>> points) {
        for (Point<String> p : points) {
            assertThat(p.dominates(p)).isFalse();
            for (Point<String> q : points) {
                assertThat(p.dominates(q) && q.dominates(p)).isFalse();
            }
        }
    }

    @Example
    void theFirstOfEqualsStandsForAll() {
        ParetoFront<String> front = ParetoFront.of(List.of("b", "a"), thing -> 0.5, thing -> 10);
        assertThat(front.things()).containsExactly("b");
    }

    @Example
    void whatIsNoNumberIsOnNoFront() {
        ParetoFront<Double> front =
                ParetoFront.of(List.of(Double.NaN, Double.POSITIVE_INFINITY, 0.5), accuracy -> accuracy, thing -> 10);
        assertThat(front.things()).containsExactly(0.5);
        assertThat(ParetoFront.of(List.of(0.5), accuracy -> accuracy, thing -> Double.NaN)
                        .points())
                .isEmpty();
    }
}

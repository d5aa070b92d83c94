package io.nas4j.controller.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KernelChoiceTest {

    private final SearchSpace space = SearchSpaces.get(SearchSpaces.MICRO, new Input(24, 3), 10);
    private final Features features = new Features(space, List.of(), new SplittableRandom(5));

    private List<Point> points(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> features.of(space.uniform(random)))
                .limit(count)
                .toList();
    }

    @Property(tries = 20)
    void theMeanVarianceOfAMeasuredNetworkIsOne(@ForAll long seed, @ForAll @IntRange(min = 2, max = 30) int count) {
        List<Point> points = points(seed, count);
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random.doubles(count).toArray();
        Kernel kernel =
                KernelChoice.best(points, values, 150, KernelSetting.expected()).kernel();
        assertThat(points.stream().mapToDouble(p -> kernel.covariance(p, p)).average())
                .hasValueCloseTo(1.0, within(1e-9));
    }

    @Test
    void goesOnFromWhereItStood() {
        List<Point> points = points(1, 40);
        double[] values =
                points.stream().mapToDouble(p -> p.product(points.get(0), 1)).toArray();
        KernelSetting once = KernelChoice.best(points, values, 150, KernelSetting.expected());
        KernelSetting twice = KernelChoice.best(points, values, 150, once);
        assertThat(twice.logPrior()).isLessThan(KernelSetting.expected().logPrior());
        assertThat(twice.kernel().noise())
                .isLessThan(KernelSetting.expected().kernel().noise());
    }

    @Test
    void valuesThatAreAllEqualAreNoFault() {
        KernelSetting chosen = KernelChoice.best(points(1, 10), new double[10], 150, KernelSetting.expected());
        assertThat(chosen.kernel().noise()).isPositive();
    }
}

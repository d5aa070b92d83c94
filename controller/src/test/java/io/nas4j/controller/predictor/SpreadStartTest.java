package io.nas4j.controller.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SpreadStartTest {

    private final SearchSpace micro =
            SearchSpaces.definition(SearchSpaces.MICRO).space(new Input(24, 3), 10);

    /** Of uniform draws alone, five are all below the median in one search of thirty. */
    @Property(tries = 20)
    void hasSmallAndLargeNetworks(@ForAll @IntRange(max = 1_000) int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] sizes = IntStream.range(0, 200)
                .mapToDouble(i -> size(micro.uniform(random)))
                .sorted()
                .toArray();
        List<Choices> start = SpreadStart.draw(micro, 5, random);
        assertThat(start).hasSize(5);
        double[] found = start.stream().mapToDouble(this::size).sorted().toArray();
        assertThat(found[0]).isLessThan(sizes[80]);
        assertThat(found[4]).isGreaterThan(sizes[120]);
        assertThat(Arrays.stream(found).distinct()).hasSizeGreaterThan(3);
    }

    private double size(Choices choices) {
        return micro.covariates(choices)[1];
    }
}

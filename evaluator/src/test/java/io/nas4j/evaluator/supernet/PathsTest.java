package io.nas4j.evaluator.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Metric;
import io.nas4j.space.staged.SearchSpaces;
import io.nas4j.space.staged.StagedSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PathsTest {

    private static final StagedSpace MACRO =
            SearchSpaces.definition("nas-bench-macro").space();
    private static final StagedSpace MICRO =
            SearchSpaces.definition("mnasnet-micro").space();

    @Property(tries = 50)
    void fairPathsHaveEachChoiceEquallyOften(@ForAll long seed) {
        List<Choices> paths = new Paths(MACRO, Sampling.FAIR).next(new SplittableRandom(seed));
        assertThat(paths).hasSize(3);
        for (int d = 0; d < MACRO.decisions().size(); d++) {
            int decision = d;
            assertThat(paths.stream().map(path -> path.get(decision)).distinct())
                    .hasSize(3);
        }
    }

    @Property(tries = 50)
    void fairPathsAreNetworksOfASpaceWithConditions(@ForAll long seed) {
        List<Choices> paths = new Paths(MICRO, Sampling.FAIR).next(new SplittableRandom(seed));
        Map<Integer, Integer> most = new HashMap<>();
        MICRO.decisions().forEach(decision -> most.merge(0, decision.choices().size(), Math::max));
        assertThat(paths).hasSize(most.get(0));
        paths.forEach(path -> assertThat(MICRO.build(path)).isNotNull());
    }

    @Test
    void aSandwichBeginsWithTheLargestAndTheSmallest() {
        List<Choices> paths = new Paths(MICRO, Sampling.SANDWICH).next(new SplittableRandom(3));
        assertThat(paths).hasSize(4);
        assertThat(MICRO.cost(Metric.PARAMS, paths.get(0)))
                .isEqualTo(MICRO.cost(
                        Metric.PARAMS,
                        MICRO.extremes(Metric.PARAMS).orElseThrow().most()));
        assertThat(MICRO.cost(Metric.PARAMS, paths.get(1)))
                .isEqualTo(MICRO.cost(
                        Metric.PARAMS,
                        MICRO.extremes(Metric.PARAMS).orElseThrow().least()));
    }

    @Test
    void onePathIsDrawnWhereOneIsAsked() {
        assertThat(new Paths(MICRO, Sampling.SINGLE).next(new SplittableRandom(1)))
                .hasSize(1);
    }

    @Test
    void saysWhichSamplingsThereAre() {
        assertThat(Sampling.parse("fair")).isEqualTo(Sampling.FAIR);
        assertThatThrownBy(() -> Sampling.parse("fairr"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("sampling must be one of fair, single, sandwich, but was 'fairr'; did you mean fair?");
    }
}

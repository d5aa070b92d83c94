package io.nas4j.space.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.space.staged.SearchSpaces;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DrawsTest {

    private static final DecisionSpace SPACE =
            SearchSpaces.definition(SearchSpaces.MICRO).space();

    @Property(tries = 20)
    void asManyDifferentNetworksAsAreAskedFor(@ForAll long seed, @ForAll @IntRange(max = 200) int count) {
        List<Choices> drawn = Draws.different(SPACE, count, new SplittableRandom(seed));
        assertThat(drawn.stream().map(SPACE::identity).distinct()).hasSize(count);
        assertThat(Draws.different(SPACE, count, new SplittableRandom(seed))).isEqualTo(drawn);
    }

    @Example
    void aSmallSpaceGivesAllThatItHas() {
        List<Choices> all = Draws.different(SPACE, 3, new SplittableRandom(1));
        DecisionSpace small = new ForwardingSpace(SPACE) {
            @Override
            public Choices sample(RandomGenerator random) {
                return all.get(random.nextInt(all.size()));
            }
        };
        assertThat(Draws.different(small, 50, new SplittableRandom(2))).containsExactlyInAnyOrderElementsOf(all);
    }
}

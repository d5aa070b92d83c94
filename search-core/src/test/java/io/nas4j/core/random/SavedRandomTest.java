package io.nas4j.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SavedRandomTest {

    @Property(tries = 200)
    void splitsAsTheStreamDoes(@ForAll long seed, @ForAll @IntRange(max = 5) int depth) {
        SplittableRandom stream = new SplittableRandom(seed);
        SavedRandom saved = new SavedRandom(seed);
        for (int i = 0; i <= depth; i++) {
            SplittableRandom split = stream.split();
            SavedRandom savedSplit = saved.split();
            assertThat(savedSplit.nextLong()).isEqualTo(split.nextLong());
            assertThat(savedSplit.nextInt(100)).isEqualTo(split.nextInt(100));
            assertThat(saved.nextLong()).isEqualTo(stream.nextLong());
            stream = split;
            saved = savedSplit;
        }
    }

    @Property(tries = 200)
    void givesTheNumbersOfTheStream(@ForAll long seed, @ForAll @IntRange(min = 1) int bound, @ForAll byte[] draws) {
        RandomStreams streams = new RandomStreams(seed);
        SplittableRandom stream = streams.stream("x");
        SavedRandom saved = streams.saved("x");
        List<Function<RandomGenerator, Object>> all = List.of(
                RandomGenerator::nextInt,
                RandomGenerator::nextLong,
                RandomGenerator::nextDouble,
                RandomGenerator::nextBoolean,
                random -> random.nextInt(bound),
                random -> random.nextInt(-3, 5),
                random -> random.nextLong(bound),
                RandomGenerator::nextGaussian);
        for (byte draw : draws) {
            Function<RandomGenerator, Object> next = all.get(draw & 7);
            assertThat(next.apply(saved)).isEqualTo(next.apply(stream));
            SavedRandom other = streams.saved("y");
            other.moveTo(saved.position());
            saved = other;
        }
    }
}

package io.nas4j.controller.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.random.RandomStreams;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ForestTest {

    private static List<double[]> traits(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> new double[] {random.nextInt(2), random.nextInt(4), 0, random.nextDouble()})
                .limit(count)
                .toList();
    }

    private static double value(double[] traits) {
        return 0.1 * traits[0] + 0.1 * traits[1] * traits[0] + 0.5 * traits[3];
    }

    private static Forest grown(long seed) {
        List<double[]> traits = traits(400, 1);
        return Forest.grown(
                traits, traits.stream().mapToDouble(ForestTest::value).toArray(), new RandomStreams(seed));
    }

    @Test
    void sayWhatTheyLearnedOfOthers() {
        Forest forest = grown(1);
        List<double[]> others = traits(300, 2);
        double mean = others.stream().mapToDouble(ForestTest::value).average().orElseThrow();
        double left = 0;
        double all = 0;
        for (double[] traits : others) {
            left += Math.pow(forest.of(traits) - value(traits), 2);
            all += Math.pow(mean - value(traits), 2);
        }
        assertThat(left).isLessThan(0.15 * all);
    }

    @Test
    void areTheSameForTheSameSeedAlone() {
        Forest one = grown(1);
        Forest same = grown(1);
        Forest other = grown(2);
        List<double[]> some = traits(50, 3);
        assertThat(some).allSatisfy(traits -> assertThat(same.of(traits)).isEqualTo(one.of(traits)));
        assertThat(some).anySatisfy(traits -> assertThat(other.of(traits)).isNotEqualTo(one.of(traits)));
    }

    @Test
    void heedNothingThatWasTheSameInAll() {
        Forest forest = grown(1);
        double[] traits = {1, 2, 0, 0.5};
        double[] unknown = {1, 2, 9, 0.5};
        assertThat(forest.of(unknown)).isEqualTo(forest.of(traits)).isCloseTo(value(traits), within(0.1));
    }
}

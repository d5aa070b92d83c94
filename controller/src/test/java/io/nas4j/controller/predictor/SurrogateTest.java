package io.nas4j.controller.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.search.SearchSpaces;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SurrogateTest {

    private final SearchSpace space = SearchSpaces.get(SearchSpaces.NAS_BENCH_MACRO, new Input(32, 3), 10);
    private final Encoding encoding = new Encoding(space);

    private Surrogate learned(int trials, ToDoubleFunction<Choices> accuracy) {
        Surrogate surrogate = new Surrogate(encoding.decisions());
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < trials; i++) {
            Choices choices = space.uniform(random);
            surrogate.learn(encoding.encode(choices), 1, accuracy.applyAsDouble(choices));
        }
        return surrogate;
    }

    private static double additive(Choices choices) {
        return 1.002
                - Math.exp(-0.3 * choices.indices().stream().mapToInt(i -> i).sum());
    }

    /** Whether the first two decisions agree: each alone tells nothing. */
    private static double agreeing(Choices choices) {
        return choices.get(0) == choices.get(1) ? 0.9 : 0.5;
    }

    @Test
    void seesWhetherDecisionsActAlone() {
        Surrogate alone = learned(120, SurrogateTest::additive);
        alone.fit(List.of());
        assertThat(alone.kernel().additive()).isGreaterThanOrEqualTo(0.9);
        assertThat(alone.kernel().noise()).isLessThanOrEqualTo(0.003);
        Surrogate together = learned(120, SurrogateTest::agreeing);
        together.fit(List.of());
        assertThat(together.kernel().additive()).isLessThanOrEqualTo(0.5);
    }

    @Test
    void forecastsWhatItHasNotSeen() {
        Surrogate.Posterior posterior = learned(60, SurrogateTest::additive).fit(List.of());
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 50; i++) {
            Choices choices = space.uniform(random);
            double mean = posterior.guess(encoding.encode(choices)).mean();
            assertThat(ErrorScale.accuracy(mean)).isCloseTo(additive(choices), within(0.03));
        }
    }

    @Test
    void isLessSureNowhereAndSurerWhereAResultIsPending() {
        Surrogate surrogate = learned(30, SurrogateTest::additive);
        List<long[]> at = List.of(encoding.encode(space.uniform(new SplittableRandom(77))));
        double before = surrogate.fit(List.of()).variances(at)[0];
        assertThat(surrogate.fit(at).variances(at)[0]).isLessThan(before / 2);
        assertThat(surrogate.fit(List.of()).variances(at)[0]).isEqualTo(before);
    }

    @Test
    void keepsTheBestWhenItForgets() {
        Surrogate surrogate = new Surrogate(encoding.decisions());
        SplittableRandom random = new SplittableRandom(1);
        Choices best = space.uniform(random);
        surrogate.learn(encoding.encode(best), 1, 0.99);
        for (int i = 0; i < 4_000; i++) {
            surrogate.learn(encoding.encode(space.uniform(random)), 1, 0.5 + random.nextInt(10) / 100.0);
            assertThat(surrogate.size()).isLessThanOrEqualTo(1_500);
        }
        assertThat(surrogate.size()).isGreaterThanOrEqualTo(500);
        assertThat(surrogate.fit(List.of()).incumbent()).isGreaterThan(0.6);
    }
}

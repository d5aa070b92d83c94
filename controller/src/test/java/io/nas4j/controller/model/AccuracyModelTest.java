package io.nas4j.controller.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class AccuracyModelTest {

    private final SearchSpace space = SearchSpaces.get(SearchSpaces.NAS_BENCH_MACRO, new Input(32, 3), 10);
    private final Encoding encoding = new Encoding(space);

    private AccuracyModel learned(int trials, ToDoubleFunction<Choices> accuracy) {
        AccuracyModel model = new AccuracyModel(encoding.decisions(), 1_500, 150);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < trials; i++) {
            Choices choices = space.uniform(random);
            model.learn(encoding.encode(choices), 1, accuracy.applyAsDouble(choices));
        }
        return model;
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
        AccuracyModel alone = learned(120, AccuracyModelTest::additive);
        alone.fit(List.of());
        assertThat(alone.kernel().additive()).isGreaterThanOrEqualTo(0.9);
        assertThat(alone.kernel().noise()).isLessThanOrEqualTo(0.003);
        AccuracyModel together = learned(120, AccuracyModelTest::agreeing);
        together.fit(List.of());
        assertThat(together.kernel().additive()).isLessThanOrEqualTo(0.5);
    }

    @Test
    void forecastsWhatItHasNotSeen() {
        AccuracyModel.Posterior posterior =
                learned(60, AccuracyModelTest::additive).fit(List.of());
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 50; i++) {
            Choices choices = space.uniform(random);
            double mean = posterior.guess(encoding.encode(choices)).mean();
            assertThat(ErrorScale.accuracy(mean)).isCloseTo(additive(choices), within(0.03));
        }
    }

    @Test
    void isLessSureNowhereAndSurerWhereAResultIsPending() {
        AccuracyModel model = learned(30, AccuracyModelTest::additive);
        List<long[]> at = List.of(encoding.encode(space.uniform(new SplittableRandom(77))));
        double before = model.fit(List.of()).variances(at)[0];
        assertThat(model.fit(at).variances(at)[0]).isLessThan(before / 2);
        assertThat(model.fit(List.of()).variances(at)[0]).isEqualTo(before);
    }

    @Test
    void keepsTheBestWhenItForgets() {
        AccuracyModel model = new AccuracyModel(encoding.decisions(), 1_500, 150);
        SplittableRandom random = new SplittableRandom(1);
        Choices best = space.uniform(random);
        model.learn(encoding.encode(best), 1, 0.99);
        for (int i = 0; i < 4_000; i++) {
            model.learn(encoding.encode(space.uniform(random)), 1, 0.5 + random.nextInt(10) / 100.0);
            assertThat(model.size()).isLessThanOrEqualTo(1_500);
        }
        assertThat(model.size()).isGreaterThanOrEqualTo(500);
        assertThat(model.fit(List.of()).incumbent()).isGreaterThan(0.6);
    }
}

package io.nas4j.controller.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class AccuracyModelTest {

    private final SearchSpace space = SearchSpaces.get(SearchSpaces.NAS_BENCH_MACRO, new Input(32, 3), 10);
    private final Features features = new Features(space, List.of(), new SplittableRandom(5));

    private AccuracyModel learned(int trials, ToDoubleFunction<Choices> accuracy) {
        AccuracyModel model = new AccuracyModel(features, 1_500, 150);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < trials; i++) {
            Choices choices = space.uniform(random);
            model.learn(choices, 1, accuracy.applyAsDouble(choices));
        }
        return model;
    }

    private double share(ToDoubleFunction<Choices> accuracy, FeatureGroup group) {
        AccuracyModel model = learned(100, accuracy);
        for (int i = 0; i < 5; i++) {
            model.fit(List.of());
            for (int more = 0; more < 30; more++) {
                Choices choices = space.uniform(new SplittableRandom(1_000 * i + more));
                model.learn(choices, 1, accuracy.applyAsDouble(choices));
            }
        }
        model.fit(List.of());
        return model.told().get("of_" + group.name().toLowerCase(Locale.ROOT));
    }

    private static double additive(Choices choices) {
        return 1.002
                - Math.exp(-0.3 * choices.indices().stream().mapToInt(i -> i).sum());
    }

    /** Whether the first two decisions agree: each alone tells nothing, and size tells nothing. */
    private static double agreeing(Choices choices) {
        return choices.get(0) == choices.get(1) ? 0.9 : 0.5;
    }

    private double bySize(Choices choices) {
        return 1.002 - Math.exp(14 - space.covariates(choices)[1]);
    }

    @Test
    void seesWhetherSizeOrChoicesTell() {
        assertThat(share(this::bySize, FeatureGroup.COST))
                .isGreaterThan(2 * share(AccuracyModelTest::agreeing, FeatureGroup.COST));
        assertThat(share(AccuracyModelTest::agreeing, FeatureGroup.DECISIONS))
                .isGreaterThan(2 * share(this::bySize, FeatureGroup.DECISIONS));
    }

    @Test
    void seesHowNoisyMeasurementsAre() {
        AccuracyModel exact = learned(120, AccuracyModelTest::additive);
        SplittableRandom random = new SplittableRandom(3);
        AccuracyModel noisy = learned(120, choices -> 0.3 + 0.6 * random.nextDouble());
        exact.fit(List.of());
        noisy.fit(List.of());
        assertThat(exact.kernel().noise()).isLessThan(0.05);
        assertThat(noisy.kernel().noise()).isGreaterThan(0.3);
    }

    @Test
    void forecastsWhatItHasNotSeen() {
        AccuracyModel.Posterior posterior =
                learned(60, AccuracyModelTest::additive).fit(List.of());
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 50; i++) {
            Choices choices = space.uniform(random);
            double mean = posterior.guess(features.of(choices)).mean();
            assertThat(ErrorScale.accuracy(mean)).isCloseTo(additive(choices), within(0.03));
        }
    }

    @Test
    void isLessSureNowhereAndSurerWhereAResultIsPending() {
        AccuracyModel model = learned(30, AccuracyModelTest::additive);
        Choices choices = space.uniform(new SplittableRandom(77));
        List<Point> at = List.of(features.of(choices));
        double before = model.fit(List.of()).variances(at)[0];
        assertThat(model.fit(List.of(choices)).variances(at)[0]).isLessThan(before * 0.8);
        assertThat(model.fit(List.of()).variances(at)[0]).isEqualTo(before);
    }

    @Test
    void expectsTheSameAfterItWasSavedAndRestored() {
        AccuracyModel model = learned(50, AccuracyModelTest::additive);
        model.fit(List.of());
        StateOutput saved = new StateOutput();
        model.save(saved);
        AccuracyModel restored = new AccuracyModel(features, 1_500, 150);
        StateInput input = new StateInput(saved.bytes());
        restored.restore(input);
        assertThat(input.ended()).isTrue();
        Point point = features.of(space.uniform(new SplittableRandom(8)));
        assertThat(restored.fit(List.of()).guess(point))
                .isEqualTo(model.fit(List.of()).guess(point));
    }

    @Test
    void keepsTheBestWhenItForgets() {
        AccuracyModel model = new AccuracyModel(features, 150, 50);
        SplittableRandom random = new SplittableRandom(1);
        Choices best = space.uniform(random);
        model.learn(best, 1, 0.99);
        for (int i = 0; i < 400; i++) {
            model.learn(space.uniform(random), 1, 0.5 + random.nextInt(10) / 100.0);
            assertThat(model.size()).isLessThanOrEqualTo(150);
        }
        assertThat(model.size()).isGreaterThanOrEqualTo(50);
        assertThat(model.fit(List.of()).incumbent()).isGreaterThan(0.6);
    }
}

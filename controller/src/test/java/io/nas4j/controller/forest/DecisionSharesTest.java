package io.nas4j.controller.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.importance.ChoiceEffect;
import io.nas4j.core.importance.DecisionImportance;
import io.nas4j.core.importance.Importance;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecisionSharesTest {

    /** Eight decisions, each of three choices, all always asked. */
    private static final SearchSpace SPACE = SearchSpaces.get(SearchSpaces.NAS_BENCH_MACRO, new Input(32, 3), 10);

    private static Importance of(int trials, ToDoubleFunction<Choices> reward) {
        SplittableRandom random = new SplittableRandom(1);
        List<Choices> networks =
                Stream.generate(() -> SPACE.uniform(random)).limit(trials).toList();
        List<Double> rewards = networks.stream().mapToDouble(reward).boxed().toList();
        return DecisionShares.of(SPACE, networks, rewards, new RandomStreams(7));
    }

    @Test
    void aDecisionThatAloneDecidesHasAlmostAllOfTheVariance() {
        Importance importance = of(300, choices -> 0.5 + 0.1 * choices.get(3));
        DecisionImportance first = importance.decisions().get(0);
        assertThat(first.decision()).isEqualTo(SPACE.decisions().get(3).name());
        assertThat(first.share()).isGreaterThan(0.9);
        assertThat(first.low()).isLessThanOrEqualTo(first.share());
        assertThat(first.high()).isGreaterThanOrEqualTo(first.share());
        assertThat(importance.decisions().subList(1, 8)).allMatch(each -> each.share() < 0.05);
        assertThat(importance.agreement()).isGreaterThan(0.7);
        assertThat(first.choices().stream().map(ChoiceEffect::mean).toList())
                .satisfiesExactly(
                        mean -> assertThat(mean).isCloseTo(0.5, within(0.03)),
                        mean -> assertThat(mean).isCloseTo(0.6, within(0.03)),
                        mean -> assertThat(mean).isCloseTo(0.7, within(0.03)));
        assertThat(first.choices().stream().mapToInt(ChoiceEffect::trials).sum())
                .isEqualTo(300);
    }

    @Test
    void theSharesOfTwoDecisionsAreAsTheirVariances() {
        Importance importance = of(600, choices -> 0.2 * choices.get(0) + 0.1 * choices.get(5));
        assertThat(importance.decisions().get(0).decision())
                .isEqualTo(SPACE.decisions().get(0).name());
        assertThat(importance.decisions().get(1).decision())
                .isEqualTo(SPACE.decisions().get(5).name());
        double first = importance.decisions().get(0).share();
        double second = importance.decisions().get(1).share();
        assertThat(first / second).isCloseTo(4, within(1.0));
        assertThat(first + second).isGreaterThan(0.75);
    }

    @Test
    void whatActsOnlyTogetherHasNoShareAlone() {
        Importance importance =
                of(600, choices -> choices.get(0) == 1 ? 0.5 : choices.get(0) - 1 == choices.get(1) - 1 ? 0.7 : 0.3);
        double alone = importance.decisions().stream()
                .mapToDouble(DecisionImportance::share)
                .sum();
        assertThat(alone).isLessThan(0.7);
    }

    @Test
    void equalTrialsGiveEqualShares() {
        assertThat(of(40, choices -> choices.get(2))).isEqualTo(of(40, choices -> choices.get(2)));
    }

    @Test
    void tooFewTrialsOrEqualRewardsSaySo() {
        assertThat(of(1, choices -> 1).why())
                .isEqualTo("It needs 20 complete trials of different networks, and there is 1.");
        assertThat(of(19, choices -> choices.get(2)).why()).endsWith("there are 19.");
        assertThat(of(30, choices -> 1).why()).contains("All rewards are equal");
    }

    @Test
    void aDecisionThatIsNotAlwaysAskedHasAShareToo() {
        SearchSpace space = SearchSpaces.get(SearchSpaces.MICRO, new Input(16, 3), 10);
        SplittableRandom random = new SplittableRandom(3);
        List<Choices> networks =
                Stream.generate(() -> space.uniform(random)).limit(60).toList();
        Importance importance = DecisionShares.of(
                space,
                networks,
                networks.stream().map(choices -> 1.0 * choices.get(0)).toList(),
                new RandomStreams(7));
        assertThat(importance.decisions()).isNotEmpty().allMatch(each -> each.share() >= 0 && each.share() <= 1);
    }
}

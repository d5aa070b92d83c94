package io.nas4j.core.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrunersTest {

    private static void observe(Pruner pruner, int trial, int epochs, double... accuracies) {
        pruner.observe(
                trial,
                accuracies.length == epochs,
                Arrays.stream(accuracies).boxed().toList());
    }

    @Test
    void noneNeverEndsATrial() {
        Pruner pruner = Pruners.create("none", 9);
        observe(pruner, 0, 9, 0.1, 0.2);

        assertThat(pruner.rule(1)).isEqualTo(StopRule.NONE);
        assertThat(StopRule.NONE.ends(1, 0)).isFalse();
    }

    @Test
    void ashaLetsTheBestThirdOfEachRungGoOn() {
        Pruner pruner = Pruners.create("asha", 9);
        observe(pruner, 0, 9, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.9);
        observe(pruner, 1, 9, 0.4, 0.1, 0.2, 0.3, 0.3, 0.3, 0.3, 0.3, 0.9);

        // the third of three must be as good as the best so far; best so far counts, not the last epoch
        assertThat(pruner.rule(2)).isEqualTo(new StopRule(Map.of(1, 0.4, 3, 0.4)));
        observe(pruner, 2, 9, 0.35);
        assertThat(pruner.rule(3)).isEqualTo(new StopRule(Map.of(1, 0.4, 3, 0.4)));
        observe(pruner, 3, 9, 0.5, 0.5, 0.5);
        observe(pruner, 4, 9, 0.45, 0.1);
        // of six, two go on: the second best of the five before; a trial counts at the rungs that it reached
        assertThat(pruner.rule(5)).isEqualTo(new StopRule(Map.of(1, 0.45, 3, 0.5)));
    }

    @Test
    void rungsFollowTheOptionsAndEndBeforeTheLastEpoch() {
        Pruner pruner = Pruners.create("asha:min=2:eta=2", 16);
        for (int trial = 0; trial < 4; trial++) {
            double[] accuracies = new double[16];
            Arrays.fill(accuracies, trial);
            observe(pruner, trial, 16, accuracies);
        }

        assertThat(pruner.rule(4).least()).containsExactly(Map.entry(2, 2.0), Map.entry(4, 2.0), Map.entry(8, 2.0));
    }

    @Property(tries = 200)
    void ashaEndsExactlyThoseThatAreNotAmongTheBest(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0, max = 1) Double> arrivals,
            @ForAll @IntRange(min = 2, max = 5) int eta) {
        Pruner pruner = Pruners.create("asha:eta=" + eta, 2);
        List<Double> before = new ArrayList<>();
        for (int trial = 0; trial < arrivals.size(); trial++) {
            double mine = arrivals.get(trial);
            int places = (before.size() + 1) / eta;
            long better = before.stream().filter(other -> other > mine).count();
            assertThat(pruner.rule(trial).ends(1, mine)).isEqualTo(places > 0 && better >= places);
            pruner.observe(trial, true, List.of(mine, mine));
            before.add(mine);
        }
    }

    @Test
    void hyperbandGivesBracketsTheSharesOfItsTable() {
        // Li et al. 2018, table 1, for R = 81 and eta = 3: 81, 34, 15, 8 and 5 configurations
        HyperbandPruner pruner = (HyperbandPruner) Pruners.create("hyperband", 81);
        long[] trials = new long[5];
        IntStream.range(0, 81 + 34 + 15 + 8 + 5).forEach(trial -> trials[pruner.bracket(trial)]++);

        assertThat(trials).containsExactly(81, 34, 15, 8, 5);
        assertThat(IntStream.range(0, 12).map(pruner::bracket).distinct()).hasSizeGreaterThan(3);
        assertThat(pruner.bracket(143)).isEqualTo(pruner.bracket(0));
    }

    @Test
    void hyperbandComparesWithinABracketOnly() {
        HyperbandPruner pruner = (HyperbandPruner) Pruners.create("hyperband", 9);
        for (int trial = 0; trial < 34; trial++) {
            observe(pruner, trial, 9, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5 + pruner.bracket(trial));
        }
        for (int trial = 34; trial < 51; trial++) {
            assertThat(pruner.rule(trial).least().keySet())
                    .isEqualTo(List.of(java.util.Set.of(1, 3), java.util.Set.of(3), java.util.Set.<Integer>of())
                            .get(pruner.bracket(trial)));
        }
    }

    @Test
    void medianComparesWithTheMeanUpToTheEpochOfCompleteTrials() {
        Pruner pruner = Pruners.create("median:startup=3:warmup=1", 4);
        observe(pruner, 0, 4, 0.1, 0.3, 0.5, 0.9);
        observe(pruner, 1, 4, 0.2, 0.4, 0.6, 0.9);
        assertThat(pruner.rule(2)).isEqualTo(StopRule.NONE);
        observe(pruner, 2, 4, 0.9, 0.9); // pruned: tells nothing
        assertThat(pruner.rule(3)).isEqualTo(StopRule.NONE);
        observe(pruner, 3, 4, 0.5, 0.5, 0.5, 0.5);

        StopRule rule = pruner.rule(4);
        assertThat(rule.least().keySet()).containsExactly(2, 3);
        assertThat(rule.least().get(2)).isCloseTo(0.3, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(rule.least().get(3)).isCloseTo(0.4, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(rule.ends(2, 0.29)).isTrue();
        assertThat(rule.ends(2, 0.31)).isFalse();
        assertThat(rule.ends(1, 0)).isFalse();
    }

    @Property(tries = 100)
    void aTrialAsGoodAsTheBestIsNeverEnded(
            @ForAll @Size(min = 1, max = 20)
                    List<@Size(value = 8) List<@DoubleRange(min = 0, max = 1) Double>> trained) {
        for (String text : List.of("asha:eta=2", "hyperband:eta=2", "median:startup=1:warmup=0")) {
            Pruner pruner = Pruners.create(text, 8);
            double best = 0;
            for (int trial = 0; trial < trained.size(); trial++) {
                pruner.observe(trial, true, trained.get(trial));
                best = Math.max(best, Collections.max(trained.get(trial)));
                for (int epoch = 1; epoch <= 8; epoch++) {
                    assertThat(pruner.rule(trial + 1).ends(epoch, best + 1e-9)).isFalse();
                }
            }
        }
    }

    @Test
    void oneTextForAllThatMeanTheSame() {
        assertThat(Pruners.canonical("none", 1)).isEqualTo("none");
        assertThat(Pruners.canonical("asha", 3)).isEqualTo("asha:eta=3:min=1");
        assertThat(Pruners.canonical("asha:min=2", 3)).isEqualTo("asha:eta=3:min=2");
        assertThat(Pruners.canonical("hyperband:min=1:eta=4", 3)).isEqualTo("hyperband:eta=4:min=1");
        assertThat(Pruners.canonical("median", 3)).isEqualTo("median:startup=5:warmup=1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "halving | pruner must be one of none, asha, hyperband, median, but was 'halving'",
                "asha:eta=1 | option eta of pruner asha must be a whole number from 2 to 100, but was '1'",
                "asha:eta=x | option eta of pruner asha must be a whole number from 2 to 100, but was 'x'",
                "asha:min | option min of pruner asha must be a whole number from 1 to 100000, but was ''",
                "hyperband:startup=3 | pruner hyperband has no option 'startup'; its options are eta, min",
                "none:eta=3 | pruner none has no option 'eta'; it has none",
                "asha:min=3 | pruner 'asha:min=3' could never end a trial of 3 epochs: its first rung is after epoch 3, which must be before the last",
                "median:warmup=2 | pruner 'median:warmup=2' could never end a trial of 3 epochs: the first epoch that it may end one after is 3, which must be before the last"
            })
    void refusesWrongOptionsInOneSentence(String text, String sentence) {
        assertThatThrownBy(() -> Pruners.canonical(text.strip(), 3))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(sentence.strip());
    }
}

package io.nas4j.controller.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.controller.SyntheticTables;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.table.AccuracyTable;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.Choices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopWhenTest {

    private static final double NOISE = 0.01;

    @Property(tries = 100)
    void readsWhatItWrites(@ForAll @DoubleRange(min = 0.01, max = 0.99) double probability) {
        StopWhen when = new StopWhen(OptionalDouble.of(probability));
        assertThat(StopWhen.parse(when.text())).contains(when);
        assertThat(StopWhen.canonical("improbable:" + probability)).isEqualTo(when.text());
    }

    @Test
    void knowsNoneAndImprobable() {
        assertThat(StopWhen.parse("none")).isEmpty();
        assertThat(StopWhen.canonical("none")).isEqualTo("none");
        assertThat(StopWhen.parse("improbable")).contains(new StopWhen(OptionalDouble.empty()));
        assertThat(StopWhen.canonical("improbable")).isEqualTo("improbable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "never", "improbable:", "improbable:0", "improbable:1", "improbable:NaN", "improbable:x"})
    void refusesAllElse(String text) {
        assertThatThrownBy(() -> StopWhen.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--stop-when must be none, improbable or improbable:P, where P is a probability above 0 and"
                        + " below 1, but was '" + text + "'");
    }

    private static Outlook outlook(AccuracyTable table, List<MeasuredNetwork> networks, int left) {
        SplittableRandom random = new SplittableRandom(8);
        List<Observation> observations = new ArrayList<>();
        for (MeasuredNetwork network : networks) {
            double accuracy = Math.min(1, network.accuracy() + NOISE * random.nextGaussian());
            observations.add(Observation.complete(network.choices(), accuracy, accuracy));
        }
        List<Choices> measured = networks.stream().map(MeasuredNetwork::choices).toList();
        Objective accuracy = new Objective(Objective.Form.SOFT, 1, 0);
        return StudyModel.of(new StrategyContext(table, accuracy, new RandomStreams(1), event -> {}), observations)
                .orElseThrow()
                .outlook(measured, left, new SplittableRandom(2));
    }

    private static List<MeasuredNetwork> sorted(AccuracyTable table) {
        return table.networks().stream()
                .sorted(Comparator.comparingDouble(MeasuredNetwork::accuracy))
                .toList();
    }

    private static List<MeasuredNetwork> every(List<MeasuredNetwork> networks, int step) {
        List<MeasuredNetwork> some = new ArrayList<>();
        for (int i = 0; i < networks.size(); i += step) {
            some.add(networks.get(i));
        }
        return some;
    }

    /** The worst half of the space, from which much is to be hoped, against a sample with the very best in it. */
    @Test
    void expectsMoreWhereTheBestIsStillToBeFound() {
        AccuracyTable table = SyntheticTables.codes(2);
        List<MeasuredNetwork> sorted = sorted(table);
        Outlook poor = outlook(table, every(sorted.subList(0, sorted.size() / 2), 100), 50);
        List<MeasuredNetwork> rich = new ArrayList<>(every(sorted, 200));
        rich.addAll(sorted.subList(sorted.size() - 60, sorted.size()));
        Outlook good = outlook(table, rich, 50);
        assertThat(poor.probability()).isGreaterThan(0.9);
        assertThat(poor.improvement()).isGreaterThan(5 * good.improvement());
        assertThat(good.probability()).isLessThan(poor.probability());
        assertThat(poor.ends(new StopWhen(OptionalDouble.empty()))).isFalse();
        assertThat(poor.ends(new StopWhen(OptionalDouble.of(0.5)))).isFalse();
    }

    @Test
    void moreTrialsBringNoLess() {
        AccuracyTable table = SyntheticTables.codes(4);
        List<MeasuredNetwork> measured = every(sorted(table), 120);
        Outlook one = outlook(table, measured, 1);
        Outlook many = outlook(table, measured, 60);
        assertThat(many.improvement()).isGreaterThan(one.improvement());
        assertThat(many.probability()).isGreaterThanOrEqualTo(one.probability());
        assertThat(many.noise()).isEqualTo(one.noise());
        assertThat(outlook(table, measured, 60)).isEqualTo(many);
    }

    @Test
    void endsBelowATenthOfTheNoiseOrBelowTheProbability() {
        Outlook outlook = new Outlook(0.0009, 0.04, 0.01);
        assertThat(outlook.ends(new StopWhen(OptionalDouble.empty()))).isTrue();
        assertThat(new Outlook(0.0011, 0.04, 0.01).ends(new StopWhen(OptionalDouble.empty())))
                .isFalse();
        assertThat(outlook.ends(new StopWhen(OptionalDouble.of(0.05)))).isTrue();
        assertThat(outlook.ends(new StopWhen(OptionalDouble.of(0.03)))).isFalse();
    }
}

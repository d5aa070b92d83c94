package io.nas4j.controller.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.controller.SyntheticTables;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.table.AccuracyTable;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.space.search.Choices;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StudyModelTest {

    private static final int SEEDS = 12;
    private static final int TRIALS = 60;
    private static final double NOISE = 0.04;

    private static StrategyContext context(AccuracyTable table, long seed) {
        Objective accuracy = new Objective(Objective.Form.SOFT, 1, 0);
        return new StrategyContext(table, accuracy, new RandomStreams(seed), event -> {});
    }

    /** Random networks, each measured once with noise. */
    private static List<Observation> measured(AccuracyTable table, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < TRIALS; i++) {
            MeasuredNetwork network = table.network(table.uniform(random));
            double accuracy = Math.min(1, network.accuracy() + NOISE * random.nextGaussian());
            all.add(Observation.complete(network.choices(), accuracy, accuracy));
        }
        return all;
    }

    private static int best(List<Observation> observations, ToDoubleFunction<Integer> worth) {
        return IntStream.range(0, observations.size())
                .boxed()
                .max((a, b) -> Double.compare(worth.applyAsDouble(a), worth.applyAsDouble(b)))
                .orElseThrow();
    }

    private static List<Choices> networks(List<Observation> observations) {
        return observations.stream().map(Observation::choices).toList();
    }

    @Test
    void whatItExpectsIsABetterChoiceThanWhatWasSeen() {
        double seen = 0;
        double expected = 0;
        double claimed = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            AccuracyTable table = SyntheticTables.codes(seed);
            List<Observation> observations = measured(table, seed);
            List<Expectation> expectations = StudyModel.of(context(table, seed), observations)
                    .orElseThrow()
                    .of(networks(observations));
            int lucky = best(observations, i -> observations.get(i).reward().orElseThrow());
            int chosen = best(observations, i -> expectations.get(i).reward());
            seen += table.network(observations.get(lucky).choices()).accuracy();
            expected += table.network(observations.get(chosen).choices()).accuracy();
            claimed += observations.get(lucky).reward().orElseThrow();
        }
        assertThat(expected).isGreaterThan(seen + SEEDS * 0.002);
        assertThat(claimed).as("the luckiest is worth less than it seemed").isGreaterThan(seen + SEEDS * 0.01);
    }

    @Test
    void intervalsHoldWhatIsTrueAboutAsOftenAsTheySay() {
        int held = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            AccuracyTable table = SyntheticTables.codes(seed);
            List<Observation> observations = measured(table, seed);
            List<Expectation> expectations = StudyModel.of(context(table, seed), observations)
                    .orElseThrow()
                    .of(networks(observations));
            for (int i = 0; i < TRIALS; i++) {
                double truth = table.network(observations.get(i).choices()).accuracy();
                held += expectations.get(i).low() <= truth
                                && truth <= expectations.get(i).high()
                        ? 1
                        : 0;
            }
        }
        assertThat((double) held / (SEEDS * TRIALS)).isBetween(0.8, 1.0);
    }

    @Test
    void probabilitiesSumToOneAndAreHighestForTheLikeliest() {
        AccuracyTable table = SyntheticTables.codes(3);
        List<Observation> observations = measured(table, 3);
        List<Choices> networks = networks(observations).stream().distinct().toList();
        StudyModel model = StudyModel.of(context(table, 3), observations).orElseThrow();
        List<Expectation> expectations = model.of(networks);
        assertThat(expectations.stream().mapToDouble(Expectation::probability).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(expectations).allSatisfy(each -> assertThat(each.reward()).isBetween(each.low(), each.high()));
        assertThat(model.of(networks)).isEqualTo(expectations);
    }

    @Test
    void costIsPartOfWhatIsExpected() {
        AccuracyTable table = SyntheticTables.codes(3);
        List<Observation> observations = measured(table, 3);
        StrategyContext context = new StrategyContext(
                table, new Objective(Objective.Form.SOFT, 1_000, -0.5), new RandomStreams(3), event -> {});
        Choices network = observations.get(0).choices();
        double plain = StudyModel.of(context(table, 3), observations)
                .orElseThrow()
                .of(List.of(network))
                .get(0)
                .reward();
        double weighed = StudyModel.of(context, observations)
                .orElseThrow()
                .of(List.of(network))
                .get(0)
                .reward();
        assertThat(weighed / plain).isCloseTo(Math.pow(table.network(network).macs() / 1_000.0, -0.5), within(1e-9));
    }

    @Test
    void thereIsNoneOfFewerThanFiveMeasurements() {
        AccuracyTable table = SyntheticTables.codes(3);
        List<Observation> observations = new ArrayList<>(measured(table, 3).subList(0, 4));
        assertThat(StudyModel.of(context(table, 3), observations)).isEmpty();
        observations.add(Observation.failed(observations.get(0).choices(), FailureCause.CRASHED));
        assertThat(StudyModel.of(context(table, 3), observations))
                .as("a crash says nothing of a network")
                .isEmpty();
    }
}

package io.nas4j.evaluator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.train.LocalEvaluator;
import io.nas4j.evaluator.train.Requests;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine must do; one subclass for each. */
public abstract class EngineContract {

    private static final Optimisation PLAIN = new Optimisation(Optimizer.SGD, 0.9, 1e-4, 0.1);
    private static final int BATCH = 10;

    private final NetworkPlan plan = Fixtures.plan(Fixtures.SMALL);

    /** The engine under test; natives load once for each process. */
    protected abstract Engine engine();

    private TrainableNetwork build(NetworkPlan of) {
        return engine().build(of, Fixtures.fresh(of), PLAIN, 3);
    }

    private static double[] losses(TrainableNetwork network, Batch batch, int steps) {
        return Arrays.stream(new double[steps])
                .map(ignored -> network.trainStep(batch, 0.05))
                .toArray();
    }

    @Test
    void namesItsVersion() {
        assertThat(engine().version()).matches(".*[0-9]+\\.[0-9]+.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {Fixtures.SMALL, Fixtures.MIXED})
    void givesBackTheWeightsItWasGiven(String text) {
        NetworkPlan of = Fixtures.plan(text);
        Weights given = Fixtures.random(of);
        try (TrainableNetwork network = engine().build(of, given, PLAIN, 1)) {
            assertSame(network.weights(), given);
        }
    }

    @Test
    void refusesTensorsOfOtherShapes() {
        Weights other = Fixtures.fresh(Fixtures.plan(Fixtures.SMALL.replace("head:c16", "head:c17")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine().build(plan, other, PLAIN, 1))
                .withMessageContaining("must have shape");
    }

    @ParameterizedTest
    @CsvSource({"SGD, 0.05", "ADAMW, 0.01"})
    void learnsOneBatchByHeart(Optimizer optimizer, double rate) {
        for (String text : new String[] {Fixtures.SMALL, Fixtures.MIXED}) {
            NetworkPlan of = Fixtures.plan(text);
            Batch batch = Fixtures.batch(of, BATCH, 1);
            try (TrainableNetwork network =
                    engine().build(of, Fixtures.fresh(of), new Optimisation(optimizer, 0.9, 0, 0), 1)) {
                double first = network.trainStep(batch, rate);
                double last = first;
                for (int step = 1; step < 40; step++) {
                    last = network.trainStep(batch, rate);
                }
                assertThat(last).as(text).isLessThan(first / 10);
            }
        }
    }

    static Stream<String> networksOfManyConvolutions() {
        return Convolutions.networks();
    }

    @ParameterizedTest
    @MethodSource("networksOfManyConvolutions")
    void computesConvolutionsOfEveryShapeForwardAndBackward(String text) {
        Convolutions.hold(engine(), text);
    }

    /** Another network of the same plan, in another state, takes the state over and goes on alike. */
    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void goesOnFromItsStateBitForBit(Optimizer optimizer) {
        NetworkPlan of = Fixtures.plan(Fixtures.SMALL + " dropout:0.3 dropconnect:0.2");
        Batch batch = Fixtures.batch(of, BATCH, 1);
        Optimisation optimisation = new Optimisation(optimizer, 0.9, 0.1, 0.1);
        TrainingState state = new TrainingState();
        try (TrainableNetwork whole = engine().build(of, Fixtures.fresh(of), optimisation, 3);
                TrainableNetwork resumed = engine().build(of, Fixtures.random(of), optimisation, 3)) {
            losses(whole, batch, 2);
            whole.save(state);
            double[] expected = losses(whole, batch, 2);
            losses(resumed, batch, 1);
            resumed.restore(state);
            assertThat(losses(resumed, batch, 2)).containsExactly(expected);
            assertThat(resumed.logits(batch)).containsExactly(whole.logits(batch));
            whole.weights()
                    .tensors()
                    .forEach((name, tensor) -> assertThat(
                                    resumed.weights().get(name).values())
                            .as(name)
                            .containsExactly(tensor.values()));
        }
    }

    /** Two steps against {@link Optimisation}'s formulas in 64 bits, from the gradients that plain descent shows. */
    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void movesWeightsAsTheFormulasSay(Optimizer optimizer) {
        Batch batch = Fixtures.batch(plan, BATCH, 1);
        Weights begin = Fixtures.random(plan);
        Optimisation optimisation = new Optimisation(optimizer, 0.8, 0.3, 0.1);
        try (TrainableNetwork network = engine().build(plan, begin, optimisation, 1)) {
            network.trainStep(batch, 0.01);
            Weights between = network.weights();
            network.trainStep(batch, 0.03);
            Weights end = network.weights();
            Map<String, double[]> first = gradients(begin, batch);
            Map<String, double[]> second = gradients(between, batch);
            for (ParameterSpec spec : plan.parameters()) {
                if (!spec.role().trained()) {
                    continue;
                }
                String name = spec.name();
                double decay = spec.role().decayed() ? 0.3 : 0;
                for (int i = 0; i < spec.size(); i++) {
                    float w = begin.get(name).values()[i];
                    double g = first.get(name)[i];
                    if (Math.abs(g) < 1e-4) {
                        continue; // its sign may be rounding
                    }
                    double[] moments = new double[2];
                    double moved = moved(optimizer, w, g, decay, 0.01, moments, 1);
                    assertThat((double) between.get(name).values()[i]).as(name).isCloseTo(moved, within(2e-5));
                    moved = moved(optimizer, moved, second.get(name)[i], decay, 0.03, moments, 2);
                    assertThat((double) end.get(name).values()[i]).as(name).isCloseTo(moved, within(2e-4));
                }
            }
        }
    }

    private static double moved(
            Optimizer optimizer, double w, double g, double decay, double rate, double[] moments, int step) {
        if (optimizer == Optimizer.SGD) {
            moments[0] = 0.8 * moments[0] + (g + decay * w);
            return w - rate * moments[0];
        }
        if (optimizer == Optimizer.RMSPROP) {
            double gradient = g + decay * w;
            moments[1] = 0.9 * (step == 1 ? 1 : moments[1]) + 0.1 * gradient * gradient;
            moments[0] = 0.8 * moments[0] + rate * gradient / Math.sqrt(moments[1] + 1e-3);
            return w - moments[0];
        }
        moments[0] = 0.8 * moments[0] + 0.2 * g;
        moments[1] = 0.99 * moments[1] + 0.01 * g * g;
        double mean = moments[0] / (1 - Math.pow(0.8, step));
        double size = Math.sqrt(moments[1] / (1 - Math.pow(0.99, step)));
        return w - rate * (mean / (size + 1e-6) + decay * w);
    }

    private Map<String, double[]> gradients(Weights at, Batch batch) {
        Map<String, double[]> gradients = new LinkedHashMap<>();
        try (TrainableNetwork network = engine().build(plan, at, new Optimisation(Optimizer.SGD, 0, 0, 0.1), 1)) {
            network.trainStep(batch, 1);
            Weights after = network.weights();
            at.tensors().forEach((name, tensor) -> {
                double[] differences = new double[tensor.values().length];
                for (int i = 0; i < differences.length; i++) {
                    differences[i] =
                            (double) tensor.values()[i] - after.get(name).values()[i];
                }
                gradients.put(name, differences);
            });
        }
        return gradients;
    }

    @Test
    void learnsOnlyWithARate() {
        Batch batch = Fixtures.batch(plan, BATCH, 1);
        try (TrainableNetwork network = build(plan)) {
            double first = network.trainStep(batch, 0);
            assertThat(network.trainStep(batch, 0)).isEqualTo(first);
        }
    }

    @Test
    void trainsTheSameFromTheSameSeed() {
        NetworkPlan dropping = Fixtures.plan(Fixtures.SMALL + " dropout:0.3 dropconnect:0.4");
        Batch batch = Fixtures.batch(dropping, BATCH, 1);
        try (TrainableNetwork one = build(dropping);
                TrainableNetwork two = build(dropping);
                TrainableNetwork other = engine().build(dropping, Fixtures.fresh(dropping), PLAIN, 4)) {
            double[] losses = losses(one, batch, 6);
            assertThat(losses(two, batch, 6)).isEqualTo(losses);
            assertThat(losses(other, batch, 6)).isNotEqualTo(losses);
            assertSame(two.weights(), one.weights());
        }
    }

    @Test
    void takesBatchesOfAnySize() {
        try (TrainableNetwork network = build(plan)) {
            for (int count : new int[] {BATCH, BATCH, 3, BATCH}) {
                Batch batch = Fixtures.batch(plan, count, count);
                assertThat(network.trainStep(batch, 0.01)).isFinite();
                assertThat(network.logits(batch)).hasSize(count * 5);
            }
        }
    }

    @Test
    void judgesAImageByItselfAlone() {
        try (TrainableNetwork network = engine().build(plan, Fixtures.random(plan), PLAIN, 1)) {
            Batch many = Fixtures.batch(plan, BATCH, 1);
            int numbers = many.pixels().length / BATCH;
            Batch first = new Batch(1, 12, 3, Arrays.copyOf(many.pixels(), numbers), new int[] {0});
            float[] together = Arrays.copyOf(network.logits(many), 5);
            assertThat(network.logits(first)).containsExactly(together, within(1e-5f));
        }
    }

    @Test
    void inferenceLeavesNoTrace() {
        Batch batch = Fixtures.batch(plan, BATCH, 1);
        try (TrainableNetwork with = build(plan);
                TrainableNetwork without = build(plan)) {
            double[] expected = losses(without, batch, 4);
            double[] found = new double[4];
            for (int step = 0; step < 4; step++) {
                float[] logits = with.logits(batch);
                assertThat(with.logits(batch)).isEqualTo(logits);
                found[step] = with.trainStep(batch, 0.05);
            }
            assertThat(found).isEqualTo(expected);
            assertSame(with.weights(), without.weights());
        }
    }

    /** Whatever an engine keeps between two inferences. */
    @Test
    void infersWithTheWeightsOfNow() {
        Batch batch = Fixtures.batch(plan, BATCH, 1);
        try (TrainableNetwork trained = build(plan)) {
            trained.logits(batch);
            trained.trainStep(batch, 0.05);
            float[] now = trained.logits(batch);
            try (TrainableNetwork fresh = engine().build(plan, trained.weights(), PLAIN, 1)) {
                assertThat(fresh.logits(batch)).containsExactly(now, within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Fixtures.SMALL, Fixtures.MIXED})
    void dropsInTrainingOnly(String text) {
        Batch batch = Fixtures.batch(plan, BATCH, 1);
        try (TrainableNetwork plain = build(Fixtures.plan(text))) {
            float[] logits = plain.logits(batch);
            double loss = plain.trainStep(batch, 0);
            for (String drops : new String[] {" dropout:0.5", " dropconnect:0.9"}) {
                try (TrainableNetwork dropping = build(Fixtures.plan(text + drops))) {
                    assertThat(dropping.logits(batch)).isEqualTo(logits);
                    double first = dropping.trainStep(batch, 0);
                    assertThat(first).isNotEqualTo(loss);
                    assertThat(dropping.trainStep(batch, 0)).isNotEqualTo(first);
                }
            }
        }
    }

    /** Where every branch is 0, it makes no difference which are dropped. */
    @Test
    void dropsBranchesAndNoShortcuts() {
        String text = Fixtures.MIXED + " dropconnect:0.9";
        Batch batch = Fixtures.batch(plan, BATCH, 1);
        try (TrainableNetwork plain = buildWithoutBranches(Fixtures.plan(Fixtures.MIXED));
                TrainableNetwork dropping = buildWithoutBranches(Fixtures.plan(text))) {
            assertThat(dropping.trainStep(batch, 0)).isEqualTo(plain.trainStep(batch, 0));
        }
    }

    private TrainableNetwork buildWithoutBranches(NetworkPlan of) {
        return engine().build(of, Fixtures.fresh(of).withSilentBranches(of), PLAIN, 1);
    }

    /** Kept branches are scaled up: what follows them varies more than without drops. */
    @Test
    void droppingBranchesSpreadsWhatFollows() {
        String text = "in:4x3 stem:k3_s1_c4 mb:e1_k3_s1_c4_noskip_r2 mb:e1_k3_s1_c4 head:c8 classes:2 bn:0_0.001";
        Batch batch = Fixtures.batch(Fixtures.plan(text), 200, 5);
        assertThat(headVariance(Fixtures.plan(text + " dropconnect:0.6"), batch))
                .isGreaterThan(headVariance(Fixtures.plan(text), batch));
    }

    private double headVariance(NetworkPlan of, Batch batch) {
        try (TrainableNetwork network = build(of)) {
            double sum = 0;
            for (int step = 0; step < 10; step++) {
                network.trainStep(batch, 0);
                sum += network.weights().get("head.bn.variance").values()[0];
            }
            return sum;
        }
    }

    @Test
    void saysThatNumbersWereNotFinite() {
        Batch good = Fixtures.batch(plan, BATCH, 1);
        float[] pixels = good.pixels().clone();
        pixels[7] = Float.NaN;
        try (TrainableNetwork network = build(plan)) {
            assertThat(network.trainStep(new Batch(BATCH, 12, 3, pixels, good.labels()), 0.05))
                    .isNaN();
            assertThat(network.logits(good)).hasSize(BATCH * 5);
        }
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void divergesWhereTheRateIsFarTooHigh(Optimizer optimizer) {
        TrainingTask task = TrainingTask.of(
                TaskData.of("shapes", 1920, 500).withSeed(3),
                Recipe.plain(
                        4,
                        32,
                        OptimizerSettings.usual(optimizer).withLearningRate(1e5).withWarmupSteps(0)));
        try (LocalEvaluator evaluator =
                new LocalEvaluator(name -> engine(), new TrainingDataCache(Optional.empty(), 100_000_000))) {
            assertThat(evaluator.evaluate(Requests.request("any", task), epoch -> {}))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.cause())
                                    .as(failed.message())
                                    .isEqualTo(FailureCause.DIVERGED));
        }
    }

    @Test
    void refusesImagesOfAnotherSize() {
        Batch larger = Fixtures.batch(Fixtures.plan(Fixtures.SMALL.replace("in:12", "in:16")), 2, 1);
        try (TrainableNetwork network = build(plan)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.trainStep(larger, 0.1))
                    .withMessageContaining("16x16x3");
            assertThatIllegalArgumentException().isThrownBy(() -> network.logits(larger));
        }
    }

    @Test
    void stepsLeaveNoMemoryBehind() throws IOException {
        Path status = Path.of("/proc/self/status");
        Assumptions.assumeTrue(Files.isReadable(status), "resident memory is read from /proc");
        Batch batch = Fixtures.batch(plan, 64, 1);
        try (TrainableNetwork network = build(plan)) {
            steps(network, batch, 100);
            long before = resident(status);
            steps(network, batch, 100);
            assertThat(resident(status) - before).as("kB more after 100 steps").isLessThan(64_000);
        }
    }

    /** Collects now and then: Deeplearning4j frees small arrays only when their Java objects are collected. */
    private static void steps(TrainableNetwork network, Batch batch, int count) {
        for (int step = 0; step < count; step++) {
            network.trainStep(batch, 0.01);
            network.logits(batch);
            if (step % 25 == 24) {
                System.gc();
            }
        }
    }

    /** Resident kB that are not Java's heap, which grows as it likes. */
    private static long resident(Path status) throws IOException {
        return Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("RssAnon:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                - Runtime.getRuntime().totalMemory() / 1024;
    }

    private static void assertSame(Weights found, Weights expected) {
        assertThat(found.tensors().keySet())
                .containsExactlyElementsOf(expected.tensors().keySet());
        expected.tensors()
                .forEach((name, tensor) ->
                        assertThat(found.get(name).values()).as(name).isEqualTo(tensor.values()));
    }
}

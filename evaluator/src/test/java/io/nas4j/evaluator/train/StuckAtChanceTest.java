package io.nas4j.evaluator.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.space.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StuckAtChanceTest {

    private static final int STEPS = 60;
    private static final double CHANCE = Math.log(10);
    private static final TrainingData DATA = new TrainingDataCache(Optional.empty(), 100_000_000)
            .trainingData(Requests.task("shapes", 320, 100, 3).data(), Optional.empty(), 12, () -> {});

    private final Random random = new Random(1);

    private boolean epoch(StuckAtChance stuck, int number, double accuracy, IntToDoubleFunction loss) {
        for (int step = 0; step < STEPS; step++) {
            stuck.step((long) number * STEPS + step, loss.applyAsDouble(step) + 0.02 * random.nextGaussian());
        }
        return stuck.after(accuracy);
    }

    @Test
    void epochsAtChanceAreStuckMostlyAfterTwo() {
        int afterTwo = 0;
        for (int again = 0; again < 50; again++) {
            StuckAtChance stuck = new StuckAtChance(DATA, 0.1, Optional.empty(), 10, STEPS);
            int epochs = 1;
            while (!epoch(stuck, epochs - 1, 0.1, step -> CHANCE + 0.03)) {
                epochs++;
            }
            assertThat(epochs).isGreaterThan(1);
            afterTwo += epochs == 2 ? 1 : 0;
        }
        assertThat(afterTwo)
                .as("noise alone passes two standard errors once in 40 times")
                .isGreaterThan(35);
    }

    /** With a warm-up of 10 there are 50 and 60 steps to judge after epochs 3 and 6; of 11, 69 and 60 after 4 and 7. */
    @ParameterizedTest
    @CsvSource({"10, 6", "11, 7"})
    void shortEpochsAreJudgedTogether(int warmup, int stuckAfter) {
        StuckAtChance stuck = new StuckAtChance(DATA, 0.1, Optional.empty(), warmup, 20);
        for (int number = 1; number <= stuckAfter; number++) {
            for (int step = 0; step < 20; step++) {
                // the same up and down in every epoch: noise that no half of it is better by
                stuck.step((number - 1) * 20L + step, CHANCE + (step % 2 == 0 ? 0.02 : 0.04));
            }
            assertThat(stuck.after(0.1)).as("epoch %s", number).isEqualTo(number == stuckAfter);
        }
    }

    @Test
    void anAccuracyAboveGuessingIsNotStuck() {
        StuckAtChance stuck = new StuckAtChance(DATA, 0.1, Optional.empty(), 10, STEPS);
        for (int number = 0; number < 5; number++) {
            assertThat(epoch(stuck, number, 0.2, step -> CHANCE + 0.1)).isFalse();
        }
    }

    @Test
    void aLossThatFallsHoweverSlowlyIsNotStuck() {
        StuckAtChance stuck = new StuckAtChance(DATA, 0, Optional.empty(), 10, STEPS);
        for (int number = 0; number < 5; number++) {
            int before = number * STEPS;
            assertThat(epoch(stuck, number, 0.1, step -> CHANCE + 0.3 - 0.0007 * (before + step)))
                    .isFalse();
        }
    }

    @Test
    void aLossBelowThatOfGuessingIsNotStuck() {
        StuckAtChance stuck = new StuckAtChance(DATA, 0, Optional.empty(), 10, STEPS);
        for (int number = 0; number < 5; number++) {
            assertThat(epoch(stuck, number, 0.1, step -> 0.98 * CHANCE)).isFalse();
        }
    }

    @Test
    void oneEpochForNothingIsNotEnough() {
        StuckAtChance stuck = new StuckAtChance(DATA, 0, Optional.empty(), 10, STEPS);
        for (int number = 0; number < 6; number++) {
            double loss = number % 2 == 0 ? CHANCE + 0.1 : 2;
            assertThat(epoch(stuck, number, 0.1, step -> loss)).isFalse();
        }
    }

    @Test
    void epochsOfTheWarmUpAreNotJudged() {
        StuckAtChance stuck = new StuckAtChance(DATA, 0, Optional.empty(), 4 * STEPS, STEPS);
        for (int number = 0; number < 5; number++) {
            assertThat(epoch(stuck, number, 0.1, step -> CHANCE + 0.1)).isFalse();
        }
    }

    private static Outcome train(SoftmaxRegression engine, double learningRate, List<Epoch> epochs) {
        TrainingTask task = TrainingTask.of(
                TaskData.of("shapes", 1920, 500).withSeed(3),
                Recipe.plain(
                        4,
                        32,
                        OptimizerSettings.usual(Optimizer.SGD)
                                .withLearningRate(learningRate)
                                .withWarmupSteps(5)));
        return new LocalEvaluator(name -> engine, new TrainingDataCache(Optional.empty(), 100_000_000))
                .evaluate(Requests.request("fake", task), epochs::add);
    }

    @Test
    void aClassifierThatLearnsVerySlowlyIsTrainedToItsEnd() {
        List<Epoch> epochs = new ArrayList<>();
        Outcome outcome = train(new SoftmaxRegression(), 1e-5, epochs);

        assertThat(epochs.get(3).loss())
                .as("it would be stuck by its loss alone")
                .isGreaterThan(0.99 * CHANCE);
        assertThat(outcome).isInstanceOf(Outcome.Complete.class);
    }

    @Test
    void aNetworkThatAlwaysSaysTheSameHasDiverged() {
        List<Epoch> epochs = new ArrayList<>();
        Outcome outcome = train(new Stubborn(), 0.1, epochs);

        assertThat(outcome)
                .isEqualTo(new Outcome.Failed(
                        FailureCause.DIVERGED,
                        "the network still did no better than guessing in epoch 2 of 4; the learning rate was 0.1"));
        assertThat(epochs).hasSize(2);
    }

    /** As a network whose units have all died: every image is of class 3. */
    private static final class Stubborn extends SoftmaxRegression {
        @Override
        public TrainableNetwork build(NetworkPlan plan, Weights initial, Optimisation optimisation, long seed) {
            TrainableNetwork network = super.build(plan, initial, optimisation, seed);
            return new PretendedNetwork() {
                private final Random noise = new Random(4);

                @Override
                public double trainStep(Batch batch, double learningRate) {
                    return CHANCE + 0.01 + 0.02 * noise.nextGaussian();
                }

                @Override
                public float[] logits(Batch batch) {
                    float[] logits = new float[batch.count() * 10];
                    for (int i = 0; i < batch.count(); i++) {
                        logits[i * 10 + 3] = 1;
                    }
                    return logits;
                }

                @Override
                public Weights weights() {
                    return network.weights();
                }

                @Override
                public void close() {
                    network.close();
                }
            };
        }
    }
}

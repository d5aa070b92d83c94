package io.nas4j.evaluator.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.weights.Safetensors;
import io.nas4j.core.weights.Weights;
import io.nas4j.core.weights.WeightsMetadata;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.plan.NetworkPlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalEvaluatorTest {

    @TempDir
    Path folder;

    private static LocalEvaluator evaluator(Engine engine) {
        return new LocalEvaluator(name -> engine, new TrainingDataCache(Optional.empty(), 100_000_000));
    }

    private static EvaluationRequest request(int epochs) {
        return Requests.request("fake", Requests.task("shapes", 320, 100, epochs));
    }

    @Test
    void saysTheOutcomeBeforeItTimes() {
        Assumptions.assumeTrue(TorchEngine.available(), "LibTorch has no natives for this platform");
        List<Outcome> trained = new ArrayList<>();
        EpochListener listener = new EpochListener() {
            @Override
            public void epoch(Epoch epoch) {
                assertThat(trained).isEmpty();
            }

            @Override
            public void trained(Outcome outcome) {
                trained.add(outcome);
            }
        };
        LocalEvaluator evaluator = evaluator(new SoftmaxRegression());
        Outcome timed = evaluator.evaluate(request(1).withLatencyBatches(List.of(1)), listener);
        assertThat(timed)
                .isInstanceOfSatisfying(
                        Outcome.Complete.class,
                        complete -> assertThat(complete.latencies())
                                .singleElement()
                                .satisfies(latency ->
                                        assertThat(latency.timing().median()).isPositive()));
        assertThat(trained).containsExactly(timed.withLatencies(List.of()));

        int terabytes = 1 << 30;
        Outcome tooLarge = evaluator.evaluate(request(1).withLatencyBatches(List.of(terabytes)), epoch -> {});
        assertThat(tooLarge.note().orElseThrow()).startsWith(LocalEvaluator.NOT_TIMED);
        assertThat(tooLarge.withNote(Optional.empty())).isEqualTo(trained.get(0));
    }

    @Test
    void equalRequestsGiveEqualEpochsAndOutcomes() {
        List<List<Double>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            List<Double> numbers = new ArrayList<>();
            TrainingTask plain = request(3).task();
            TrainingTask augmented = TrainingTask.of(
                    TaskData.of(plain.data().dataset(), 320, 100)
                            .withSeed(plain.data().seed()),
                    Recipe.plain(
                                    3,
                                    32,
                                    OptimizerSettings.usual(Optimizer.SGD)
                                            .withLearningRate(0.01)
                                            .withWarmupSteps(5))
                            .withRegularization(0, Augmentation.CROP_FLIP));
            Outcome outcome = evaluator(new SoftmaxRegression())
                    .evaluate(Requests.request("fake", augmented), epoch -> {
                        numbers.add(epoch.loss());
                        numbers.add(epoch.accuracy());
                    });
            numbers.add(((Outcome.Complete) outcome).accuracy());
            runs.add(numbers);
        }

        assertThat(runs.get(0)).isEqualTo(runs.get(1)).hasSize(7);
    }

    @Test
    void trainsAtTheResolutionOfTheTask() {
        List<Integer> resolutions = new ArrayList<>();
        Engine engine = new SoftmaxRegression() {
            @Override
            public TrainableNetwork build(NetworkPlan plan, Weights weights, Optimisation optimisation, long seed) {
                resolutions.add(plan.architecture().input().resolution());
                return super.build(plan, weights, optimisation, seed);
            }
        };
        EvaluationRequest own = request(1);

        evaluator(engine).evaluate(own, epoch -> {});
        Outcome smaller = evaluator(engine).evaluate(own.withTask(own.task().with(new Reduction(1, 6))), epoch -> {});

        assertThat(resolutions).containsExactly(12, 6);
        assertThat(smaller).isInstanceOf(Outcome.Complete.class);
    }

    @Test
    void learnsAndReportsEveryEpoch() {
        List<Epoch> epochs = new ArrayList<>();

        Outcome outcome = evaluator(new SoftmaxRegression()).evaluate(request(6), epochs::add);

        assertThat(epochs).extracting(Epoch::number).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(epochs.get(5).loss()).isLessThan(epochs.get(0).loss() - 0.1);
        assertThat(epochs.get(5).learningRate()).isPositive().isLessThan(1e-4);
        double best = epochs.stream().mapToDouble(Epoch::accuracy).max().orElseThrow();
        assertThat(outcome).isEqualTo(new Outcome.Complete(best, java.util.OptionalDouble.empty()));
    }

    @Test
    void measuresTestImagesAndKeepsWeightsOfTheBestEpoch() throws Exception {
        Path file = folder.resolve("below/best.safetensors");
        // gets worse after the first epoch: from then on it answers class 0
        Scripted scripted = new Scripted(() -> 1);

        Outcome outcome = evaluator(scripted).evaluate(Requests.measured(request(3), file), epoch -> {});

        assertThat(outcome).isInstanceOf(Outcome.Complete.class);
        assertThat(((Outcome.Complete) outcome).testAccuracy()).hasValue(0.1);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("after 10 steps");
        assertThat(WeightsMetadata.of(Safetensors.metadata(file)).classNames())
                .hasSize(10)
                .startsWith("disc");
        assertThat(folder.resolve("below")).isDirectoryContaining(path -> path.equals(file));
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(scripted.builtFrom).last().isEqualTo("[after 10 steps]");
    }

    @Test
    void stopsWhenTheLossIsNoNumber() {
        List<Epoch> epochs = new ArrayList<>();
        int[] steps = {0};

        Outcome outcome =
                evaluator(new Scripted(() -> ++steps[0] == 14 ? Double.NaN : 1)).evaluate(request(5), epochs::add);

        assertThat(outcome)
                .isEqualTo(new Outcome.Failed(
                        FailureCause.DIVERGED, "the loss became NaN in epoch 2 of 5; the learning rate was 0.01"));
        assertThat(epochs).hasSize(1);
        assertThat(steps[0]).isEqualTo(14);
    }

    @Test
    void failuresHaveCauses() {
        assertThat(failure(new IllegalStateException("boom\nmore"))).satisfies(failed -> {
            assertThat(failed.cause()).isEqualTo(FailureCause.ERROR);
            assertThat(failed.message())
                    .startsWith("IllegalStateException: boom (at ")
                    .doesNotContain("\n");
        });
        assertThat(failure(new OutOfMemoryError("Java heap space")).cause()).isEqualTo(FailureCause.OUT_OF_MEMORY);
        assertThat(failure(new RuntimeException("DefaultCPUAllocator: can't allocate memory: you tried"))
                        .cause())
                .isEqualTo(FailureCause.OUT_OF_MEMORY);
    }

    private static Outcome.Failed failure(Throwable thrown) {
        Outcome outcome = evaluator(new Scripted(() -> LocalEvaluatorTest.<RuntimeException>raise(thrown)))
                .evaluate(request(1), epoch -> {});
        return (Outcome.Failed) outcome;
    }

    /** A worker dies of it and is replaced; one that went on would fail every later trial. */
    @Test
    void aLostCardEndsTheProcess() {
        RuntimeException lost = new RuntimeException("CUDA error: an illegal memory access was encountered");

        assertThatThrownBy(() -> failure(lost)).isSameAs(lost);
        assertThat(failure(new RuntimeException("CUDA out of memory. Tried to allocate 2 GiB"))
                        .cause())
                .isEqualTo(FailureCause.OUT_OF_MEMORY);
        assertThat(failure(new RuntimeException("CUDA error: out of memory")).cause())
                .isEqualTo(FailureCause.OUT_OF_MEMORY);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> double raise(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void refusesANetworkThatDoesNotFitTheDataSet() {
        EvaluationRequest fits = request(1);
        EvaluationRequest request = new EvaluationRequest(
                io.nas4j.space.architecture.ArchitectureText.parse(
                        "in:12x3 stem:k3_s2_c8 mb:e1_k3_s1_c8 head:c16 classes:7"),
                fits.task(),
                "fake",
                1,
                false,
                Optional.empty());

        assertThatThrownBy(() -> evaluator(new SoftmaxRegression()).evaluate(request, epoch -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the network must have as many classes as data set shapes, 10, but has 7");
    }

    /** Right about nothing but class 0; its weights tell how many steps it has made. */
    private static final class Scripted extends SoftmaxRegression {
        private final DoubleSupplier loss;
        private final List<String> builtFrom = new ArrayList<>();

        Scripted(DoubleSupplier loss) {
            this.loss = loss;
        }

        @Override
        public TrainableNetwork build(NetworkPlan plan, Weights initial, Optimisation optimisation, long seed) {
            builtFrom.add(initial.tensors().keySet().toString());
            return new PretendedNetwork() {
                private int steps;

                @Override
                public double trainStep(Batch batch, double learningRate) {
                    steps++;
                    return loss.getAsDouble();
                }

                @Override
                public float[] logits(Batch batch) {
                    float[] logits = new float[batch.count() * 10];
                    for (int i = 0; i < batch.count(); i++) {
                        logits[i * 10] = 1;
                    }
                    return logits;
                }

                @Override
                public Weights weights() {
                    return new Weights(Map.of(
                            "after " + steps + " steps", new io.nas4j.core.weights.Tensor(List.of(1), new float[1])));
                }
            };
        }
    }
}

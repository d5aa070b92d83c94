package io.nas4j.evaluator.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.Checkpointing;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.WantedResults;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.Progression;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.transfer.Teaching;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.dl4j.Dl4jEngine;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.ArchitectureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trainings that end on their way and go on from what was kept. */
class ResumedTrainingTest {

    private static final int STEPS = 3;
    private static final int EPOCHS = 3;

    @TempDir
    private Path folder;

    private final TrainingDataCache data = new TrainingDataCache(Optional.empty(), 100_000_000);

    /** Ends the process, as far as a test can. */
    private static final class Killed extends WorkFailedException {

        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed");
        }
    }

    /** Dies at a step of this process, at once or when the training is next kept. */
    private static final class Listener implements EpochListener {

        private final List<Epoch> epochs = new ArrayList<>();
        private final int dies;
        private int steps;

        Listener(int dies) {
            this.dies = dies;
        }

        @Override
        public void epoch(Epoch epoch) {
            epochs.add(epoch);
        }

        @Override
        public void progress() {
            if (++steps == dies) {
                throw new Killed();
            }
        }
    }

    private EvaluationRequest request(String engine, String name) {
        TrainingTask task = Requests.task("shapes:16", 96, 40, EPOCHS)
                .withRecipe(
                        recipe -> recipe.withOptimizer(settings -> settings.withRule(Optimizer.ADAMW))
                                .withAveraging(0.8)
                                .with(Progression.parse("2:8:0.5")) // the last epoch is the second stage
                                .withRegularization(
                                        0.1,
                                        Augmentation.parse(
                                                "resized-crop:0.5,flip,cutout:4,erasing:0.5,randaugment:1:5,mixup:0.4,cutmix:1")));
        Teaching teaching = Teachers.of(data, task.data(), folder.resolve("teacher.safetensors"), 1);
        return new EvaluationRequest(
                        ArchitectureText.parse(
                                "in:12x3 stem:k3_s2_c8 mb:e2_k3_s1_c8_r2 head:c16 classes:10 dropout:0.3 dropconnect:0.2"),
                        task.with(teaching),
                        engine,
                        7,
                        false,
                        Optional.empty())
                .with(new WantedResults(
                        true,
                        Optional.of(folder.resolve(name + ".safetensors")),
                        Optional.of(new Checkpointing(folder.resolve(name + ".checkpoint"), 0)),
                        List.of()));
    }

    private Outcome train(EvaluationRequest request, EpochListener listener) {
        return new LocalEvaluator(new Engines(), data).evaluate(request, listener);
    }

    private static List<String> told(Listener listener) {
        return listener.epochs.stream()
                .map(epoch -> epoch.number() + " " + epoch.loss() + " " + epoch.accuracy() + " "
                        + epoch.validationLoss() + " " + epoch.learningRate())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"torch", "dl4j"})
    void endsWithTheWeightsOfOneThatWasNotKilled(String engine) throws IOException {
        assumeThat(engine.equals(TorchEngine.NAME) ? TorchEngine.available() : Dl4jEngine.available())
                .as(engine + " has natives for this platform")
                .isTrue();
        Listener whole = new Listener(0);
        Outcome expected = train(request(engine, "whole"), whole);
        assertThat(expected).isInstanceOf(Outcome.Complete.class);

        EvaluationRequest killed = request(engine, "killed");
        // in the first epoch, behind its validation, and in the middle of the last
        for (int dies : new int[] {2, STEPS + 2, 2 * STEPS}) {
            assertThatThrownBy(() -> train(killed, new Listener(dies))).isInstanceOf(Killed.class);
        }
        Listener last = new Listener(0);
        assertThat(train(killed, last)).isEqualTo(expected);
        assertThat(told(last)).isEqualTo(told(whole));
        assertThat(last.steps)
                .as("steps and batches of judging after the last kill")
                .isLessThan(whole.steps);
        assertThat(folder.resolve("killed.safetensors")).hasSameBinaryContentAs(folder.resolve("whole.safetensors"));
    }

    @Test
    void oneThatIsDoneGoesOnFromItsEnd() {
        assumeThat(TorchEngine.available())
                .as("LibTorch has natives for this platform")
                .isTrue();
        EvaluationRequest request = request("torch", "done");
        Outcome outcome = train(request, epoch -> {});
        List<Integer> told = new ArrayList<>();
        assertThat(train(request, epoch -> told.add(epoch.number()))).isEqualTo(outcome);
        assertThat(told).containsExactly(1, 2, 3);
    }

    @Test
    void aCheckpointThatCannotBeWrittenEndsTheTraining() throws IOException {
        assumeThat(TorchEngine.available())
                .as("LibTorch has natives for this platform")
                .isTrue();
        EvaluationRequest request = request("torch", "full");
        Files.createDirectories(folder.resolve("full.checkpoint"));
        assertThatThrownBy(() -> train(request, epoch -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("full.checkpoint");
    }
}

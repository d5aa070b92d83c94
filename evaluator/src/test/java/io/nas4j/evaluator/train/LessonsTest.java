package io.nas4j.evaluator.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.file.FileHash;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.transfer.Teaching;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Fixtures;
import io.nas4j.evaluator.engine.Lesson;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonsTest {

    private static final double TEMPERATURE = 2.5;

    @TempDir
    private Path folder;

    private final TrainingTask task = Requests.task("shapes:16", 70, 20, 1);
    private final TrainingDataCache cache = new TrainingDataCache(Optional.empty(), 100_000_000);
    private final TrainingData data = cache.trainingData(task.data(), Optional.empty(), 12, () -> {});

    @BeforeEach
    void needsLibTorch() {
        assumeThat(TorchEngine.available()).as("LibTorch has natives here").isTrue();
    }

    private Teaching teaching() {
        return Teachers.of(cache, task.data(), folder.resolve("teacher.safetensors"), TEMPERATURE);
    }

    private Optional<Lessons> lessons(Teaching teaching) {
        EvaluationRequest request = Requests.request("torch", task.with(teaching));
        return Lessons.of(new TorchEngine(), request, data.train(), () -> {});
    }

    @Test
    void answersAreTheSoftenedOnesOfEachImageAsItIs() {
        Lessons lessons = lessons(teaching()).orElseThrow();
        LabelledImages images = data.train();
        int classes = images.classNames().size();
        PixelReader reader = new PixelReader(images, data.normalisation());
        Batch all = Judgement.batch(reader, 0, images.count(), new float[0]);
        double[] means = new double[classes];
        try (TrainableNetwork teacher = new TorchEngine()
                .build(Teachers.PLAN, Fixtures.random(Teachers.PLAN), new Optimisation(Optimizer.SGD, 0, 0, 0), 0)) {
            float[] logits = teacher.logits(all);
            for (int image = 0; image < images.count(); image++) {
                Lesson lesson = lessons.lesson(2);
                lessons.copy(image, lesson, 1);
                double sum = 0;
                for (int k = 0; k < classes; k++) {
                    sum += Math.exp(logits[image * classes + k] / TEMPERATURE);
                }
                for (int k = 0; k < classes; k++) {
                    double expected = Math.exp(logits[image * classes + k] / TEMPERATURE) / sum;
                    means[k] += expected / images.count();
                    assertThat((double) lesson.answers().shares()[classes + k]).isCloseTo(expected, within(1e-5));
                    assertThat(lesson.answers().shares()[k]).isZero();
                }
            }
        }
        assertThat(lessons.shares()).usingComparatorWithPrecision(1e-5).containsExactly(means);
        assertThat(lessons.mixed(1, 10)).isCloseTo(0.4 + 0.6 * TEMPERATURE * TEMPERATURE * 10, within(1e-9));
    }

    @Test
    void hardAnswersAreTheLikeliestClassAlone() {
        Teaching soft = Teachers.of(cache, task.data(), folder.resolve("teacher.safetensors"), 1);
        Lessons softly = lessons(soft).orElseThrow();
        Lessons hardly = lessons(new Teaching(soft.file(), soft.content(), soft.share(), 1, true))
                .orElseThrow();
        int classes = data.train().classNames().size();
        for (int image = 0; image < data.train().count(); image++) {
            float[] shares = answers(softly, image);
            int likeliest = 0;
            for (int k = 1; k < classes; k++) {
                likeliest = shares[k] > shares[likeliest] ? k : likeliest;
            }
            float[] expected = new float[classes];
            expected[likeliest] = 1;
            assertThat(answers(hardly, image)).containsExactly(expected);
        }
    }

    private static float[] answers(Lessons lessons, int image) {
        Lesson lesson = lessons.lesson(1);
        lessons.copy(image, lesson, 0);
        return lesson.answers().shares();
    }

    @Test
    void noTeacherHasNoLessons() {
        assertThat(lessons(Teaching.NONE)).isEmpty();
    }

    @Test
    void refusesATeacherThatIsAnotherThanItWas() throws IOException {
        Teaching teaching = teaching();
        TrainedNetwork network = TrainedNetwork.read(Path.of(teaching.file()));
        byte[] bytes = Files.readAllBytes(Path.of(teaching.file()));
        bytes[bytes.length - 1]++;
        Files.write(Path.of(teaching.file()), bytes);
        refused(teaching, "must be the file that the training was begun with, but was changed since");

        List<String> others = new ArrayList<>(network.classNames());
        Collections.reverse(others);
        new TrainedNetwork(network.plan(), network.weights(), network.normalisation(), others)
                .write(Path.of(teaching.file()));
        refused(again(teaching), "the teacher must have the classes of the data set in their order, but has");
    }

    private static Teaching again(Teaching teaching) {
        return new Teaching(
                teaching.file(),
                FileHash.sha256(Path.of(teaching.file())),
                teaching.share(),
                teaching.temperature(),
                teaching.hard());
    }

    private void refused(Teaching teaching, String sentence) {
        assertThatThrownBy(() -> lessons(teaching))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence);
    }
}

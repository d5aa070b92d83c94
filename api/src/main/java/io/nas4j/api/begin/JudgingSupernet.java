package io.nas4j.api.begin;

import io.nas4j.api.request.Training;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.evaluator.supernet.SupernetFile;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.Optional;

/** The supernet that judges the trials of a new study. The study takes its validation images, which trained no path. */
record JudgingSupernet(Path path, SupernetFile file) {

    /**
     * The one that an engine names; empty where it names none.
     *
     * @throws InvalidInputException where it cannot be read, or LibTorch is missing
     */
    static Optional<JudgingSupernet> of(String engine, Training training) {
        if (!Execution.judges(engine)) {
            return Optional.empty();
        }
        if (!TorchEngine.available()) {
            throw new InvalidInputException(
                    "engine supernet needs LibTorch, which has no natives here; Deeplearning4j has no part in it");
        }
        Path path = Execution.supernet(engine);
        JudgingSupernet supernet = new JudgingSupernet(path, SupernetFile.read(path));
        training.task()
                .validationImages()
                .filter(count -> count != supernet.data().validationImages())
                .ifPresent(count -> {
                    throw new InvalidInputException("--validation-images must be "
                            + supernet.data().validationImages() + " with supernet " + path
                            + ", which was trained on all others, but was " + count + "; leave it out");
                });
        return Optional.of(supernet);
    }

    private TaskData data() {
        return file.study().plan().task().data();
    }

    /** A task with the supernet's own validation images. */
    TrainingTask task(TrainingTask asked) {
        return asked.withData(data -> new TaskData(
                data.dataset(), data.trainImages(), data().validationImages(), data().seed(), data().maxUnreadable()));
    }

    /** Refuses a study of another space, or on other images. */
    void requireFits(StudyConfig study) {
        file.requireFits(path, study);
    }
}

package io.nas4j.api.workplace;

import io.nas4j.api.stage.StudyData;
import io.nas4j.api.stage.model.EvaluationImages;
import io.nas4j.api.stage.model.EvaluationImages.Part;
import io.nas4j.api.stage.model.ModelOrigin;
import io.nas4j.api.stage.model.UsedModel;
import io.nas4j.core.study.TaskData;
import io.nas4j.evaluator.data.DataSets;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The data set that a model is evaluated on.
 *
 * @param task that names it
 * @param origin the study whose own data set it is; empty for another one
 */
public record EvaluationData(TaskData task, Optional<ModelOrigin> origin, Path home) {

    /**
     * The data set that is meant; opens nothing.
     *
     * @param dataset as the user named it; empty for the model's own
     * @throws InvalidInputException where the model has none of its own
     */
    public static EvaluationData of(UsedModel model, Optional<String> dataset, Optional<Long> seed, String url) {
        Optional<TaskData> own = model.origin().map(origin -> origin.task().data());
        if (dataset.isEmpty() && own.isEmpty()) {
            throw new InvalidInputException(
                    "a file does not say which images its model is evaluated on; --dataset names"
                            + " them, and must be one of " + String.join(", ", DataSets.forms()));
        }
        TaskData task = own.filter(data -> dataset.map(data.dataset()::equals).orElse(true))
                .orElseGet(() -> TaskData.of(dataset.orElseThrow(), 0, 1));
        TaskData seeded = seed.map(task::withSeed).orElse(task);
        return new EvaluationData(
                seeded, own.filter(seeded::equals).flatMap(same -> model.origin()), ArtifactFolder.of(url));
    }

    /** As the user named it. */
    public String spec() {
        return task.dataset();
    }

    /**
     * Opens the images. Of a study's own data set it is made sure that they are those that the study was made on, so that none
     * of them was trained on.
     *
     * @param notes receives sentences about what lies there and is left out
     */
    public EvaluationImages images(UsedModel model, Part part, Consumer<String> notes) {
        origin.ifPresent(from -> StudyData.check(from.study(), home).forEach(notes));
        DataSet data = Files.isDirectory(home) ? StudyData.open(task, home) : DataSets.open(task, Optional.empty());
        return origin.isPresent() && part == Part.VALIDATION
                ? EvaluationImages.ofTraining(model, data, task)
                : EvaluationImages.of(model, data, part);
    }
}

package io.nas4j.evaluator.data;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.study.TaskData;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.evaluator.data.image.Normalisations;
import io.nas4j.evaluator.data.image.Split;

/**
 * What a network is trained and judged on, at its own input resolution.
 *
 * @param train images it learns from
 * @param validation images its accuracy is measured on
 * @param normalisation measured on {@code train}
 */
public record TrainingData(LabelledImages train, LabelledImages validation, InputNormalisation normalisation) {

    /**
     * Draws a task's images from a data set.
     *
     * @param resolution in pixels
     * @param progress is told of every image
     * @throws io.nas4j.space.InvalidInputException where the task asks for more than there is, or too many images are broken
     */
    public static TrainingData of(DataSet dataSet, TaskData taskData, int resolution, Runnable progress) {
        dataSet.train().prepare(resolution);
        Split split = split(dataSet, taskData);
        LabelledImages train = dataSet.train().images(split.train(), resolution, progress);
        LabelledImages validation = dataSet.train().images(split.validation(), resolution, progress);
        return new TrainingData(train, validation, Normalisations.of(train, progress));
    }

    /**
     * Makes sure, before anything starts, that {@link #of} will succeed; decodes images where a cache keeps them.
     *
     * @throws io.nas4j.space.InvalidInputException as {@link #of} would
     * @throws io.nas4j.core.WorkFailedException where memory is lacking
     */
    public static void check(DataSet dataSet, TaskData taskData, int resolution) {
        DataMemory.within(dataSet.spec(), () -> {
            dataSet.train().prepare(resolution);
            return split(dataSet, taskData);
        });
    }

    private static Split split(DataSet dataSet, TaskData taskData) {
        return Split.of(
                dataSet.train().labels(),
                dataSet.classNames().size(),
                taskData.trainImages(),
                taskData.validationImages(),
                taskData.seed(),
                "data set " + dataSet.spec());
    }

    /** Bytes of pixels held. */
    long bytes() {
        return train.bytes() + validation.bytes();
    }
}

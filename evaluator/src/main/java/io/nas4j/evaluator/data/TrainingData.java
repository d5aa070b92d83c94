package io.nas4j.evaluator.data;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.study.TaskData;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.evaluator.data.image.Normalisations;
import io.nas4j.evaluator.data.image.Split;
import io.nas4j.space.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network is trained and judged on, at its own input resolution.
 *
 * @param train images it learns from
 * @param validation images its accuracy is measured on
 * @param normalisation measured on {@code train}, but for networks that begin with the weights of others
 */
public record TrainingData(LabelledImages train, LabelledImages validation, InputNormalisation normalisation) {

    /**
     * Draws a task's images from a data set.
     *
     * @param resolution in pixels
     * @param progress is told of every image
     * @throws InvalidInputException where the task asks for more than there is, or too many images are broken
     */
    public static TrainingData of(DataSet dataSet, TaskData taskData, int resolution, Runnable progress) {
        dataSet.prepare(resolution);
        Split split = split(dataSet, taskData);
        LabelledImages train = dataSet.train().images(split.train(), resolution, progress);
        LabelledImages validation =
                dataSet.validation().orElse(dataSet.train()).images(split.validation(), resolution, progress);
        return new TrainingData(train, validation, Normalisations.of(train, progress));
    }

    /**
     * Draws the images alone that a task's networks are judged by.
     *
     * @throws InvalidInputException as {@link #of} does
     */
    public static LabelledImages validation(DataSet dataSet, TaskData taskData, int resolution) {
        Split split = split(dataSet, taskData);
        return dataSet.validation().orElse(dataSet.train()).images(split.validation(), resolution);
    }

    /**
     * Makes sure, before anything starts, that {@link #of} will succeed and that networks can be tested in the end; decodes
     * images where a cache keeps them.
     *
     * @return sentences about which part of the data is used for what, and what is left out
     * @throws InvalidInputException as {@link #of} would, or where the test images do not fit the others
     * @throws io.nas4j.core.WorkFailedException where memory is lacking
     */
    public static List<String> check(DataSet dataSet, TaskData taskData, int resolution) {
        return DataMemory.within(dataSet.spec(), () -> {
            // names alone, so before what takes long
            List<String> sentences = new ArrayList<>(dataSet.parts().check(taskData.validationImages()));
            dataSet.prepare(resolution);
            split(dataSet, taskData);
            sentences.addAll(dataSet.leftOut());
            return sentences;
        });
    }

    /** Indices of the images to train on, and of those to judge by in their own source. */
    private static Split split(DataSet dataSet, TaskData wanted) {
        String what = "data set " + dataSet.spec();
        int classes = dataSet.classNames().size();
        int[] labels = dataSet.train().labels();
        if (dataSet.validation().isEmpty()) {
            return Split.of(labels, classes, wanted.trainImages(), wanted.validationImages(), wanted.seed(), what);
        }
        int[] judged = dataSet.validation().get().labels();
        require("training", wanted.trainImages(), labels.length, what);
        require("validation", wanted.validationImages(), judged.length, what);
        return new Split(
                Split.of(labels, classes, wanted.trainImages(), 0, wanted.seed(), what)
                        .train(),
                Split.of(judged, classes, wanted.validationImages(), 0, wanted.seed(), what)
                        .train());
    }

    private static void require(String part, int asked, int there, String what) {
        if (asked > there) {
            throw new InvalidInputException(what + " has " + there + " " + part + " images, but " + asked
                    + " are asked for (--" + (part.equals("training") ? "train" : part) + "-images)");
        }
    }

    /** The same images, normalised otherwise. */
    public TrainingData with(InputNormalisation other) {
        return new TrainingData(train, validation, other);
    }

    /** Bytes of pixels held. */
    long bytes() {
        return train.bytes() + validation.bytes();
    }
}

package io.nas4j.api.stage.model;

import io.nas4j.core.study.TaskData;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.data.image.ClassNames;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.data.image.ImageSource;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.space.InvalidInputException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Labelled images that a model is evaluated on.
 *
 * @param sized the images at a size in pixels
 * @param classes the model's class of each class of the data set
 */
public record EvaluationImages(IntFunction<LabelledImages> sized, List<Integer> classes) {

    public EvaluationImages {
        classes = List.copyOf(classes);
    }

    /** The part of a data set that images are taken of. */
    public enum Part {
        TEST,
        VALIDATION
    }

    /**
     * All images of a part.
     *
     * @throws InvalidInputException where the data set has other classes or channels than the model, or no such images
     */
    public static EvaluationImages of(UsedModel model, DataSet data, Part part) {
        List<Integer> classes = classes(model, data);
        ImageSource source = part == Part.TEST
                ? data.test()
                : data.validation()
                        .orElseThrow(() -> new InvalidInputException("data set " + data.spec()
                                + " has no validation images of its own, and it is not known which of its training images"
                                + " " + model.name()
                                + " was not trained on; --part test evaluates on its test images"));
        return new EvaluationImages(size -> all(source, size), classes);
    }

    /**
     * The validation images of the model's own training, which are split off the training images where the data set has no
     * others.
     *
     * @throws InvalidInputException as {@link #of} does
     */
    public static EvaluationImages ofTraining(UsedModel model, DataSet data, TaskData task) {
        return new EvaluationImages(size -> TrainingData.validation(data, task, size), classes(model, data));
    }

    private static LabelledImages all(ImageSource source, int size) {
        source.prepare(size);
        return source.images(IntStream.range(0, source.count()).toArray(), size);
    }

    /** Data sets may have the classes in another order. */
    private static List<Integer> classes(UsedModel model, DataSet data) {
        int channels = model.architecture().input().channels();
        if (data.channels() != channels) {
            throw new InvalidInputException("model " + model.name() + " reads images of " + channels
                    + " channels, but those of data set " + data.spec() + " have " + data.channels());
        }
        List<String> own = model.classNames().stream().map(ClassNames::compared).toList();
        List<Integer> classes = data.classNames().stream()
                .map(name -> own.indexOf(ClassNames.compared(name)))
                .toList();
        if (classes.contains(-1) || classes.size() != own.size()) {
            throw new InvalidInputException(
                    "data set " + data.spec() + " must have the classes of model " + model.name()
                            + ", which are " + String.join(", ", model.classNames()) + ", but has "
                            + String.join(", ", data.classNames()));
        }
        return classes;
    }
}

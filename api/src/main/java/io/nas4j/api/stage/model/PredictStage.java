package io.nas4j.api.stage.model;

import io.nas4j.core.classify.Classifier;
import io.nas4j.core.classify.Prediction;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Input;
import java.util.ArrayList;
import java.util.List;

/** Asks a model about images. */
public final class PredictStage {

    private PredictStage() {}

    /**
     * Decodes the images and runs them through the model, which is loaded when the first ones are there.
     *
     * @param images at least one
     * @param top how many of the likeliest classes are told
     * @param runner an engine's name, or {@link Runners#ONNX}
     * @throws InvalidInputException where there is no such number of classes, or an image is none
     * @throws io.nas4j.core.WorkFailedException where a logit is not finite
     */
    public static List<ImagePrediction> run(UsedModel model, List<ImageInput> images, int top, String runner) {
        int classes = model.classNames().size();
        if (top < 1 || top > classes) {
            throw new InvalidInputException("--top must be from 1 to the " + classes + " classes of model "
                    + model.name() + ", but was " + top);
        }
        Input input = model.architecture().input();
        int batch = EvaluateStage.batch(input.resolution(), input.channels());
        List<byte[]> first = decoded(images.subList(0, Math.min(batch, images.size())), input);
        List<ImagePrediction> predictions = new ArrayList<>();
        try (Classifier classifier = model.open(runner)) {
            for (int from = 0; from < images.size(); from += batch) {
                List<ImageInput> some = images.subList(from, Math.min(from + batch, images.size()));
                List<Prediction> told = Prediction.of(
                        classifier.logits(from == 0 ? first : decoded(some, input)), model.classNames(), top);
                for (int i = 0; i < some.size(); i++) {
                    predictions.add(new ImagePrediction(some.get(i).name(), told.get(i)));
                }
            }
        }
        return predictions;
    }

    private static List<byte[]> decoded(List<ImageInput> images, Input input) {
        return images.stream()
                .map(image -> image.reader().pixels(input.resolution(), input.channels()))
                .toList();
    }
}

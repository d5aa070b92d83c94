package io.nas4j.api.stage.model;

import io.nas4j.core.classify.Classifier;
import io.nas4j.core.classify.EvaluationTally;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.cost.CostModel;
import java.util.List;
import java.util.stream.IntStream;

/** Measures a model on labelled images. */
public final class EvaluateStage {

    private static final int MOST_AT_ONCE = 64;

    /** Of the images that are computed at once, so that their maps stay within some hundred megabytes. */
    private static final int MOST_VALUES = 1 << 22;

    private EvaluateStage() {}

    /**
     * Runs all images through the model.
     *
     * @param runner an engine's name, or {@link Runners#ONNX}
     * @throws InvalidInputException where there is no image, or the model cannot run so
     * @throws io.nas4j.core.WorkFailedException where a logit is not finite
     */
    public static ModelEvaluation run(UsedModel model, EvaluationImages images, String runner) {
        int resolution = model.architecture().input().resolution();
        LabelledImages labelled = images.sized().apply(resolution);
        if (labelled.count() == 0) {
            throw new InvalidInputException("there must be at least one image to evaluate on, but there is none");
        }
        EvaluationTally tally = new EvaluationTally(model.classNames());
        int batch = batch(resolution, labelled.channels());
        long nanos = 0;
        try (Classifier classifier = model.open(runner)) {
            // what a first run sets up is no time of an image
            float[] unused = classifier.logits(pixels(labelled, 0, Math.min(batch, labelled.count())));
            for (int from = 0; from < labelled.count(); from += batch) {
                List<byte[]> some = pixels(labelled, from, Math.min(batch, labelled.count() - from));
                long begun = System.nanoTime();
                float[] logits = classifier.logits(some);
                nanos += System.nanoTime() - begun;
                tally.add(logits, labels(labelled, from, some.size(), images.classes()));
            }
        }
        return new ModelEvaluation(
                runner,
                resolution,
                CostModel.cost(model.architecture()).macs(),
                tally.result(),
                labelled.count() * 1e9 / nanos);
    }

    /** How many images of a size are computed at once. */
    static int batch(int size, int channels) {
        return Math.max(1, Math.min(MOST_AT_ONCE, MOST_VALUES / (size * size * channels)));
    }

    private static List<byte[]> pixels(LabelledImages images, int from, int count) {
        return IntStream.range(from, from + count).mapToObj(images::pixels).toList();
    }

    private static int[] labels(LabelledImages images, int from, int count, List<Integer> classes) {
        return IntStream.range(from, from + count)
                .map(i -> classes.get(images.label(i)))
                .toArray();
    }
}

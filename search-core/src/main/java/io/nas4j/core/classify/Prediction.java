package io.nas4j.core.classify;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a network says of one image.
 *
 * @param top the likeliest classes, the likeliest first; at least one
 */
public record Prediction(List<Score> top) {

    public Prediction {
        top = List.copyOf(top);
    }

    /**
     * A class, and how probable it is.
     *
     * @param className as the network's training named it
     * @param score the softmax of the logits, from 0 to 1
     */
    public record Score(String className, double score) {}

    /** The likeliest class. */
    public Score best() {
        return top.get(0);
    }

    /**
     * Reads logits.
     *
     * @param logits row-major {@code [images, classes]}
     * @param count how many of the likeliest classes are kept, from 1 to all
     * @return a prediction for each image, in their order
     * @throws io.nas4j.core.WorkFailedException where a logit is not finite
     */
    public static List<Prediction> of(float[] logits, List<String> classNames, int count) {
        int classes = classNames.size();
        return IntStream.range(0, logits.length / classes)
                .mapToObj(image -> Ranking.of(logits, image, classes))
                .map(ranking -> new Prediction(ranking.classes().stream()
                        .limit(count)
                        .map(k -> new Score(classNames.get(k), ranking.probability(k)))
                        .toList()))
                .toList();
    }
}

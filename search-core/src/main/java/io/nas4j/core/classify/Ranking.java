package io.nas4j.core.classify;

import io.nas4j.core.WorkFailedException;
import io.nas4j.space.Decimals;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The classes of one image by their probability, the softmax of its logits.
 *
 * @param classes all classes, the likeliest first; of equal ones, the first in the network's order
 * @param probabilities of each class, in the network's order
 */
record Ranking(List<Integer> classes, double[] probabilities) {

    /**
     * Ranks one image of many.
     *
     * @param logits row-major {@code [images, count]}
     * @throws WorkFailedException where a logit is not finite
     */
    static Ranking of(float[] logits, int image, int count) {
        double[] probabilities = new double[count];
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            float logit = logits[image * count + k];
            if (!Float.isFinite(logit)) {
                throw new WorkFailedException("the network gives no finite logit of every image, but "
                        + Decimals.text(logit) + " of one: its weights do not suit such images");
            }
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (int k = 0; k < count; k++) {
            probabilities[k] = StrictMath.exp(logits[image * count + k] - largest);
            sum += probabilities[k];
        }
        for (int k = 0; k < count; k++) {
            probabilities[k] /= sum;
        }
        List<Integer> classes = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -logits[image * count + k]))
                .toList();
        return new Ranking(classes, probabilities);
    }

    /** The likeliest class. */
    int best() {
        return classes.get(0);
    }

    double probability(int of) {
        return probabilities[of];
    }
}

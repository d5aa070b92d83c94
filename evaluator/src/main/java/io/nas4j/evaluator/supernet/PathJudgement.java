package io.nas4j.evaluator.supernet;

import java.util.List;

/**
 * How well a path of shared weights tells images apart.
 *
 * @param losses the mean cross-entropy of each batch in nats
 * @param images in all
 * @param accuracy the fraction of all images whose own class has the largest logit
 */
public record PathJudgement(List<Double> losses, int images, double accuracy) {

    public PathJudgement {
        losses = List.copyOf(losses);
    }

    /** The mean loss of all batches, which have as many images each. */
    public double loss() {
        return losses.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}

package io.nas4j.core.classify;

import io.nas4j.core.statistics.Proportion;
import io.nas4j.space.InvalidInputException;
import java.util.List;
import java.util.Optional;

/** Counts an {@link Evaluation}, batch by batch. */
public final class EvaluationTally {

    private static final int FIVE = 5;

    private final List<String> classNames;
    private final long[][] confusion;
    private final Calibration calibration = new Calibration();
    private long images;
    private long right;
    private long amongFive;
    private double loss;

    public EvaluationTally(List<String> classNames) {
        this.classNames = List.copyOf(classNames);
        this.confusion = new long[classNames.size()][classNames.size()];
    }

    /**
     * Counts a batch.
     *
     * @param logits row-major {@code [images, classes]}
     * @param labels class of each image, from 0
     * @throws io.nas4j.core.WorkFailedException where a logit is not finite
     */
    public void add(float[] logits, int[] labels) {
        int classes = classNames.size();
        if (logits.length != labels.length * classes) {
            throw new IllegalArgumentException(
                    labels.length + " images have " + logits.length + " logits of " + classes + " classes");
        }
        for (int i = 0; i < labels.length; i++) {
            add(Ranking.of(logits, i, classes), labels[i], crossEntropy(logits, i * classes, labels[i]));
        }
    }

    private void add(Ranking ranking, int label, double crossEntropy) {
        int rank = ranking.classes().indexOf(label);
        images++;
        right += rank == 0 ? 1 : 0;
        amongFive += rank < FIVE ? 1 : 0;
        loss += crossEntropy;
        confusion[label][ranking.best()]++;
        calibration.add(ranking.probability(ranking.best()), rank == 0);
    }

    /** Of logits, so that a small probability does not become 0. */
    private double crossEntropy(float[] logits, int from, int label) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classNames.size(); k++) {
            largest = Math.max(largest, logits[from + k]);
        }
        double sum = 0;
        for (int k = 0; k < classNames.size(); k++) {
            sum += StrictMath.exp(logits[from + k] - largest);
        }
        return StrictMath.log(sum) - (logits[from + label] - largest);
    }

    /** What was counted so far; there must be an image. */
    public Evaluation result() {
        if (images == 0) {
            throw new InvalidInputException("there must be at least one image to evaluate on, but there is none");
        }
        return new Evaluation(
                classNames,
                images,
                Proportion.of(right, images),
                classNames.size() <= FIVE ? Optional.empty() : Optional.of(Proportion.of(amongFive, images)),
                loss / images,
                calibration.error(),
                Confusion.of(confusion));
    }
}

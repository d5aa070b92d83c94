package io.nas4j.evaluator.train;

import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.data.image.LabelledImages;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells networks that learn nothing from those that learn slowly. Epochs are judged together until they have at least 50
 * steps past the warm-up, and half an epoch's. These were for nothing if their mean loss is no more than 1 % below that of a
 * network which answers every image with the shares of the classes; the second half of the steps is not better than the
 * first, and all of them not better than those judged before, by two standard errors; and if the best validation accuracy so
 * far is at most one standard deviation above that of always guessing the most frequent class. A network is stuck when that
 * is so twice in a row: each condition alone holds of many that come to learn.
 */
final class StuckAtChance implements TrainingState.Holder {

    private static final int LEAST_STEPS = 50;
    private static final double OF_CHANCE_LOSS = 0.99;
    private static final double STANDARD_ERRORS = 2;
    private static final double DEVIATIONS = 1;
    private static final int IN_A_ROW = 2;

    private final double leastLoss;
    private final double mostAccuracy;
    private final int warmupSteps;
    private final int perEpoch;
    private final double[] losses;
    private int count;
    private int inARow;
    private double bestAccuracy;
    private Optional<Sample> before = Optional.empty();

    /** The mean of some steps' losses, and the square of its standard error. */
    private record Sample(double mean, double squaredError) {

        /** Whether this is below another by more than noise. */
        boolean below(Sample other) {
            return other.mean - mean > STANDARD_ERRORS * Math.sqrt(squaredError + other.squaredError);
        }
    }

    StuckAtChance(TrainingData data, double labelSmoothing, Optional<Lessons> lessons, int warmupSteps, int perEpoch) {
        double ofLabels = chanceLoss(shares(data.train()), labelSmoothing);
        this.leastLoss = OF_CHANCE_LOSS
                * lessons.map(each -> each.mixed(ofLabels, chanceLoss(each.shares(), 0)))
                        .orElse(ofLabels);
        double guessed = 0;
        for (double share : shares(data.validation())) {
            guessed = Math.max(guessed, share);
        }
        this.mostAccuracy = guessed
                + DEVIATIONS
                        * Math.sqrt(guessed * (1 - guessed) / data.validation().count());
        this.warmupSteps = warmupSteps;
        this.perEpoch = perEpoch;
        this.losses = new double[Math.max(LEAST_STEPS, perEpoch) + perEpoch];
    }

    private static double[] shares(LabelledImages images) {
        double[] shares = new double[images.classNames().size()];
        for (int i = 0; i < images.count(); i++) {
            shares[images.label(i)] += 1.0 / images.count();
        }
        return shares;
    }

    /** The entropy of the smoothed labels: the least cross-entropy of one answer for all images. */
    private static double chanceLoss(double[] shares, double smoothing) {
        double loss = 0;
        for (double share : shares) {
            double smoothed = (1 - smoothing) * share + smoothing / shares.length;
            loss -= smoothed > 0 ? smoothed * Math.log(smoothed) : 0;
        }
        return loss;
    }

    /** The loss of a step, counted from 0 over the whole training. */
    void step(long step, double loss) {
        if (step >= warmupSteps) {
            losses[count++] = loss;
        }
    }

    /** Whether the network is stuck, after an epoch with that validation accuracy. */
    boolean after(double accuracy) {
        bestAccuracy = Math.max(bestAccuracy, accuracy);
        if (count < LEAST_STEPS || 2 * count < perEpoch) {
            return false;
        }
        inARow = bestAccuracy <= mostAccuracy && lossOfChance() ? inARow + 1 : 0;
        before = Optional.of(sample(0, count));
        count = 0;
        return inARow >= IN_A_ROW;
    }

    private boolean lossOfChance() {
        int half = count / 2;
        Sample all = sample(0, count);
        return all.mean() >= leastLoss
                && !sample(count - half, count).below(sample(0, half))
                && before.filter(all::below).isEmpty();
    }

    private Sample sample(int from, int to) {
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += losses[i] / (to - from);
        }
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (losses[i] - mean) * (losses[i] - mean);
        }
        return new Sample(mean, squares / (to - from - 1) / (to - from));
    }

    @Override
    public void save(TrainingState into) {
        into.put("stuck/losses", Arrays.copyOf(losses, count));
        into.put("stuck/row", inARow);
        into.put("stuck/accuracy", new double[] {bestAccuracy});
        into.put(
                "stuck/before",
                before.map(sample -> new double[] {sample.mean, sample.squaredError})
                        .orElseGet(() -> new double[0]));
    }

    @Override
    public void restore(TrainingState from) {
        double[] kept = from.doubles("stuck/losses");
        System.arraycopy(kept, 0, losses, 0, kept.length);
        count = kept.length;
        inARow = Math.toIntExact(from.longs("stuck/row")[0]);
        bestAccuracy = from.doubles("stuck/accuracy")[0];
        double[] sample = from.doubles("stuck/before");
        before = sample.length == 0 ? Optional.empty() : Optional.of(new Sample(sample[0], sample[1]));
    }
}

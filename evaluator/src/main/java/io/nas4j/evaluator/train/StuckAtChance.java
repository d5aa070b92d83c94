package io.nas4j.evaluator.train;

import io.nas4j.evaluator.data.Pictures;
import io.nas4j.evaluator.data.TrainingData;

/**
 * Tells networks that learn nothing from those that learn slowly. An epoch was for nothing if, over its steps past the
 * warm-up, of which there must be at least 50 and half the epoch, the mean loss is no more than 1 % below that of a network
 * which answers every picture with the shares of the classes, and the second half of the steps is not better than the first
 * by two standard errors; and if afterwards the validation accuracy is at most two standard deviations above that of
 * always guessing the most frequent class. A network is stuck after two such epochs in a row: each condition alone holds of
 * many that come to learn. However small its steps, a network that learns answers better than by guessing long before its
 * loss shows it.
 */
final class StuckAtChance {

    private static final int LEAST_STEPS = 50;
    private static final double OF_CHANCE_LOSS = 0.99;
    private static final double STANDARD_ERRORS = 2;
    private static final double DEVIATIONS = 2;
    private static final int IN_A_ROW = 2;

    private final double leastLoss;
    private final double mostAccuracy;
    private final int warmupSteps;
    private final int perEpoch;
    private final double[] losses;
    private int count;
    private int inARow;

    StuckAtChance(TrainingData data, double labelSmoothing, int warmupSteps, int perEpoch) {
        this.leastLoss = OF_CHANCE_LOSS * chanceLoss(shares(data.train()), labelSmoothing);
        double guessed = 0;
        for (double share : shares(data.validation())) {
            guessed = Math.max(guessed, share);
        }
        this.mostAccuracy = guessed
                + DEVIATIONS
                        * Math.sqrt(guessed * (1 - guessed) / data.validation().count());
        this.warmupSteps = warmupSteps;
        this.perEpoch = perEpoch;
        this.losses = new double[perEpoch];
    }

    private static double[] shares(Pictures pictures) {
        double[] shares = new double[pictures.classNames().size()];
        for (int i = 0; i < pictures.count(); i++) {
            shares[pictures.label(i)] += 1.0 / pictures.count();
        }
        return shares;
    }

    /** The entropy of the smoothed labels: the least cross-entropy of one answer for all pictures. */
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
        boolean judged = count >= LEAST_STEPS && 2 * count >= perEpoch;
        boolean nothing = judged && accuracy <= mostAccuracy && lossOfChance();
        count = 0;
        inARow = nothing ? inARow + 1 : 0;
        return inARow >= IN_A_ROW;
    }

    private boolean lossOfChance() {
        int half = count / 2;
        double first = mean(0, half);
        double second = mean(count - half, count);
        double error = Math.sqrt((variance(0, half, first) + variance(count - half, count, second)) / half);
        return mean(0, count) >= leastLoss && first - second <= STANDARD_ERRORS * error;
    }

    private double mean(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += losses[i];
        }
        return sum / (to - from);
    }

    private double variance(int from, int to, double mean) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (losses[i] - mean) * (losses[i] - mean);
        }
        return sum / (to - from - 1);
    }
}

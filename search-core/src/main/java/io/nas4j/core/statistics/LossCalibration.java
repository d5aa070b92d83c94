package io.nas4j.core.statistics;

import java.util.OptionalDouble;

/**
 * What accuracy a validation loss stands for: the error rate is taken for a power of the loss, {@code 1 - accuracy =
 * c * loss^b}, fitted to trained networks by least squares of the logarithms. The exponent is drawn towards 1 by {@value #PRIOR},
 * so that it is known from the first network on.
 */
public final class LossCalibration {

    /** A weight beside the sum of squares of the logarithms of losses. */
    private static final double PRIOR = 0.1;

    private static final double LEAST_ERROR = 1e-3;
    private static final double LEAST_LOSS = 1e-6;

    private int count;
    private double meanLoss;
    private double meanError;
    private double lossSquares;
    private double products;

    /**
     * Learns a network that was trained.
     *
     * @param loss mean cross-entropy of the validation images, in nats
     * @param accuracy a fraction
     */
    public void learn(double loss, double accuracy) {
        double x = logOf(loss);
        double y = StrictMath.log(Math.max(LEAST_ERROR, 1 - accuracy));
        count++;
        double before = x - meanLoss;
        meanLoss += before / count;
        meanError += (y - meanError) / count;
        lossSquares += before * (x - meanLoss);
        products += before * (y - meanError);
    }

    /** The accuracy that a loss stands for, a fraction; empty before the first network, and where a higher loss goes with fewer errors. */
    public OptionalDouble accuracy(double loss) {
        double exponent = (products + PRIOR) / (lossSquares + PRIOR);
        if (count == 0 || exponent <= 0) {
            return OptionalDouble.empty();
        }
        double error = StrictMath.exp(meanError + exponent * (logOf(loss) - meanLoss));
        return OptionalDouble.of(Math.max(0, 1 - error));
    }

    private static double logOf(double loss) {
        return StrictMath.log(Math.max(LEAST_LOSS, loss));
    }
}

package io.nas4j.evaluator.train;

/**
 * The learning rate of every step: up from 0 along a line, then down along half a cosine that reaches 0 just after the
 * last step (Loshchilov and Hutter 2017, without restarts).
 *
 * @param peak reached by the last step of the warm-up
 * @param warmupSteps at most half of all steps are used
 * @param totalSteps at least 1
 */
record LearningRate(double peak, int warmupSteps, long totalSteps) {

    LearningRate {
        warmupSteps = (int) Math.min(warmupSteps, totalSteps / 2);
    }

    /** The learning rate of a step, counted from 0. */
    double at(long step) {
        if (step < warmupSteps) {
            return peak * ((step + 1.0) / warmupSteps);
        }
        double done = (double) (step - warmupSteps) / (totalSteps - warmupSteps);
        return peak * 0.5 * (1 + StrictMath.cos(StrictMath.PI * done));
    }
}

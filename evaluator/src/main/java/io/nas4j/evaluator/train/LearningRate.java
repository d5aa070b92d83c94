package io.nas4j.evaluator.train;

import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Schedule;

/**
 * The learning rate of every step: up from 0 along a line during the warm-up, then down as the schedule says. A half cosine
 * reaches 0 just after the last step.
 *
 * @param peak reached by the last step of the warm-up
 * @param warmupSteps at most half of all steps are used
 * @param stepsPerEpoch at least 1
 * @param totalSteps at least 1
 */
record LearningRate(double peak, int warmupSteps, Schedule schedule, int stepsPerEpoch, long totalSteps) {

    LearningRate {
        warmupSteps = (int) Math.min(warmupSteps, totalSteps / 2);
    }

    static LearningRate of(OptimizerSettings optimizer, int stepsPerEpoch, int epochs) {
        return new LearningRate(
                optimizer.learningRate(),
                (int) Math.max(
                        optimizer.warmupSteps(),
                        Math.min(Integer.MAX_VALUE, Math.round(optimizer.warmupEpochs() * stepsPerEpoch))),
                optimizer.schedule(),
                stepsPerEpoch,
                (long) stepsPerEpoch * epochs);
    }

    /** The learning rate of a step, counted from 0. */
    double at(long step) {
        if (step < warmupSteps) {
            return peak * ((step + 1.0) / warmupSteps);
        }
        return switch (schedule.form()) {
            case CONSTANT -> peak;
            case EXPONENTIAL -> {
                double falls = Math.floor(step / (schedule.epochs() * stepsPerEpoch));
                yield peak * StrictMath.pow(schedule.factor(), falls);
            }
            case COSINE -> {
                double done = (double) (step - warmupSteps) / (totalSteps - warmupSteps);
                yield peak * 0.5 * (1 + StrictMath.cos(StrictMath.PI * done));
            }
        };
    }
}

package io.nas4j.api.request;

import io.nas4j.core.reward.Objective;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.latency.LatencyAmount;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.search.Metric;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * What a network is worth to a search.
 *
 * @param goal what is weighed
 * @param form the form of the reward; empty for the soft one
 * @param targetMacs T of a reward that weighs MACs; empty for the median of random networks
 * @param targetLatency T of a reward that weighs latency; empty for the median of random networks
 * @param measured what the training measures and the reward weighs in place of MACs, with its T; empty for MACs or latency
 * @param exponent w of the reward, at most 0; empty for the usual one of its form
 * @param latencyBatch images in the batch whose latency counts; empty for the table's, or 1
 * @param latencyTable a file with measured times of operators; empty where they are measured before the first trial
 */
public record Worth(
        Goal goal,
        Optional<Objective.Form> form,
        Optional<Double> targetMacs,
        Optional<LatencyAmount> targetLatency,
        Optional<MeasuredTarget> measured,
        Optional<Double> exponent,
        Optional<Integer> latencyBatch,
        Optional<Path> latencyTable) {

    /** The exponent of a soft reward where none is given. */
    public static final double SOFT_EXPONENT = -0.07;

    /** The exponent of a hard reward where none is given. */
    public static final double HARD_EXPONENT = -1;

    /** The soft reward of accuracy and MACs, with the median of random networks as its target. */
    public static final Worth USUAL = of(Goal.REWARD);

    public Worth {
        latencyBatch.ifPresent(count -> Require.between("--latency-batch", count, 1, LatencyTable.MAX_BATCH));
    }

    /** What a goal weighs, as it usually does. */
    public static Worth of(Goal goal) {
        return new Worth(
                goal,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with another form of the reward. */
    public Worth withForm(Objective.Form other) {
        return new Worth(
                goal, Optional.of(other), targetMacs, targetLatency, measured, exponent, latencyBatch, latencyTable);
    }

    /** The same with a target in MACs of one image. */
    public Worth withTargetMacs(double macs) {
        return new Worth(goal, form, Optional.of(macs), targetLatency, measured, exponent, latencyBatch, latencyTable);
    }

    /** The same with a target in time. */
    public Worth withTargetLatency(LatencyAmount time) {
        return new Worth(goal, form, targetMacs, Optional.of(time), measured, exponent, latencyBatch, latencyTable);
    }

    /** The same with a reward that weighs what the training measures. */
    public Worth withMeasured(MeasuredTarget other) {
        return new Worth(
                goal, form, targetMacs, targetLatency, Optional.of(other), exponent, latencyBatch, latencyTable);
    }

    /** The same with another exponent, at most 0. */
    public Worth withExponent(double other) {
        return new Worth(
                goal, form, targetMacs, targetLatency, measured, Optional.of(other), latencyBatch, latencyTable);
    }

    /**
     * The objective of a study. Where accuracy alone counts, the exponent of the reward is 0.
     *
     * @param median computes the target where none is given, in the unit of the cost
     * @throws InvalidInputException where a part does not fit the goal: one of the reward where accuracy alone counts, or a
     *     target of another cost
     */
    public Objective objective(DoubleSupplier median) {
        if (goal != Goal.LATENCY && targetLatency.isPresent()) {
            throw new InvalidInputException("--target-latency is the target of a reward that weighs latency, but the"
                    + " objective is " + goal + "; give --objective latency");
        }
        if (goal == Goal.LATENCY && targetMacs.isPresent()) {
            throw new InvalidInputException(
                    "--target-flops is the target of a reward that weighs MACs, but the objective"
                            + " is latency; give --target-latency, as 5ms");
        }
        if (measured.isPresent() && (goal != Goal.REWARD || targetMacs.isPresent())) {
            throw new InvalidInputException("--target-objective " + measured.get()
                    + " is the target of a reward that weighs " + measured.get().name()
                    + " in place of MACs; give --objective reward, and no --target-flops");
        }
        if (goal == Goal.ACCURACY) {
            refuseShape();
            return new Objective(Objective.Form.SOFT, median.getAsDouble(), 0);
        }
        Objective.Form shape = form.orElse(Objective.Form.SOFT);
        double weight = exponent.orElse(shape == Objective.Form.SOFT ? SOFT_EXPONENT : HARD_EXPONENT);
        if (measured.isPresent()) {
            return new Objective(
                    shape,
                    Metric.MACS,
                    Optional.of(measured.get().name()),
                    measured.get().target(),
                    weight);
        }
        Optional<Double> given = targetMacs.or(() -> targetLatency.map(time -> (double) time.nanos()));
        return new Objective(shape, goal.cost(), given.orElseGet(median::getAsDouble), weight);
    }

    private void refuseShape() {
        if (form.isPresent() || targetMacs.isPresent() || exponent.isPresent()) {
            throw new InvalidInputException(
                    "--target-flops, --exponent and --reward shape the reward, but the objective"
                            + " is accuracy; give --objective reward, or leave them out and set hard limits with --constraint");
        }
    }
}

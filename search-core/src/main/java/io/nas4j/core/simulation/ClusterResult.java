package io.nas4j.core.simulation;

import io.nas4j.core.benchmark.Estimate;
import io.nas4j.core.benchmark.Reach;
import java.util.List;

/**
 * What the searches of one strategy on so many workers came to.
 *
 * @param strategy its name
 * @param workers networks that are trained at once
 * @param lag how many trials back a proposal looks
 * @param regret after all trials, in points
 * @param spent what the workers did, up to the end of the last training
 * @param top seconds until one of the best thousandth of the networks was known
 * @param curve the regret in time, beginning when each seed knows a network
 */
public record ClusterResult(
        String strategy, int workers, int lag, Estimate regret, Spent spent, Reach top, List<Moment> curve) {

    /**
     * What workers did, means over the seeds.
     *
     * @param seconds until the last training ended
     * @param workerSeconds spent in training by all workers together
     * @param busy the share of the workers' time in which networks were trained
     * @param waiting the share in which workers waited for results that the next proposal needs
     * @param failed trials that came to nothing
     */
    public record Spent(Estimate seconds, double workerSeconds, double busy, double waiting, double failed) {}

    /**
     * The regret at a time, in points.
     *
     * @param seconds since the search began
     */
    public record Moment(double seconds, Estimate regret) {}

    public ClusterResult {
        curve = List.copyOf(curve);
    }
}

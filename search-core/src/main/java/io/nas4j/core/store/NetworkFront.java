package io.nas4j.core.store;

import io.nas4j.core.pareto.ParetoFront;
import java.util.List;

/**
 * The trained networks of a study that no other of it dominates ({@link io.nas4j.core.pareto.ParetoFront}).
 *
 * @param points from the cheapest and least accurate to the most expensive and most accurate
 * @param mostExpensive what the most expensive network of the study costs, on the front or not; 0 where there is none
 */
public record NetworkFront(List<NetworkPoint> points, long mostExpensive) {

    public NetworkFront {
        points = List.copyOf(points);
    }

    /** That of some networks, by number. */
    public static NetworkFront of(List<NetworkPoint> networks) {
        ParetoFront<NetworkPoint> front = ParetoFront.of(networks, NetworkPoint::accuracy, NetworkPoint::cost);
        return new NetworkFront(
                front.things(),
                networks.stream().mapToLong(NetworkPoint::cost).max().orElse(0));
    }
}

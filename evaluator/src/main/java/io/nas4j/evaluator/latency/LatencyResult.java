package io.nas4j.evaluator.latency;

import io.nas4j.space.latency.Timing;
import java.util.List;
import java.util.Optional;

/**
 * What was timed.
 *
 * @param engine library and version
 * @param core that the thread was pinned to; empty where the system cannot do so
 * @param rounds in which everything was run
 * @param operators in the order of the request
 * @param networks in the order of the request
 */
public record LatencyResult(
        String engine, Optional<String> core, int rounds, List<Timing> operators, List<Timing> networks) {

    public LatencyResult {
        operators = List.copyOf(operators);
        networks = List.copyOf(networks);
    }
}

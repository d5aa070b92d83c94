package io.nas4j.evaluator.latency;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.latency.TimedOperator;
import java.util.List;

/**
 * What is to be timed.
 *
 * @param batch images in a batch
 * @param operators each once a round
 * @param networks each in every round too
 * @param seconds that the rounds may take together, where the fewest rounds take less
 */
public record LatencyRequest(int batch, List<TimedOperator> operators, List<Architecture> networks, double seconds) {

    public LatencyRequest {
        operators = List.copyOf(operators);
        networks = List.copyOf(networks);
    }
}

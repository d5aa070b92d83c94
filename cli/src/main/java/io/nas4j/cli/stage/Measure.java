package io.nas4j.cli.stage;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a way of judging networks gave.
 *
 * @param name of the way
 * @param trained whether it trains; else it scores untrained networks
 * @param values of each network, higher is better; empty where it failed
 * @param seconds for one network, on the average
 */
public record Measure(String name, boolean trained, List<OptionalDouble> values, double seconds) {

    public Measure {
        values = List.copyOf(values);
    }
}

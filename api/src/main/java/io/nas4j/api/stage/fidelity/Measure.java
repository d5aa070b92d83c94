package io.nas4j.api.stage.fidelity;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A way of judging networks, and how it judged some.
 *
 * @param name the name of the way, as the user gave it
 * @param trained whether it trains the networks; otherwise it scores them untrained
 * @param values a value for each network, where higher is better; empty for a network that failed
 * @param seconds the mean time that one network takes
 * @param secondsOnce what is done once, before the first network
 */
public record Measure(String name, boolean trained, List<OptionalDouble> values, double seconds, double secondsOnce) {

    public Measure {
        values = List.copyOf(values);
    }

    /** A measure that needs nothing beforehand. */
    public Measure(String name, boolean trained, List<OptionalDouble> values, double seconds) {
        this(name, trained, values, seconds, 0);
    }
}

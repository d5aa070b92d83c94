package io.nas4j.core.plugin;

import io.nas4j.core.strategy.StrategyFactory;
import java.util.Map;

/** A strategy that a plug-in brings. Each strategy must keep what {@code SearchStrategyContract} tests. */
public interface StrategyProvider {

    /** What {@code --strategy} calls it: lower-case letters, digits and hyphens. A name of nas4j's own means that one. */
    String name();

    /**
     * What makes it.
     *
     * @param options behind the name, as {@code name:key=value:key=value}
     * @throws io.nas4j.space.InvalidInputException where an option is wrong, saying what is allowed
     */
    StrategyFactory factory(Map<String, String> options);
}

package io.nas4j.core.strategy;

/** Makes a strategy as it is at the beginning of a study. */
@FunctionalInterface
public interface StrategyFactory {

    /** A strategy that has seen no trial yet. */
    SearchStrategy create(StrategyContext context);
}

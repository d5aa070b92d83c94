package io.nas4j.core.strategy;

/** Makes a strategy as it is at the beginning of a study. */
@FunctionalInterface
public interface StrategyFactory {

    SearchStrategy create(StrategyContext context);
}

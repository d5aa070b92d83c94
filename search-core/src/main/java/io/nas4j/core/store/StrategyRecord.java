package io.nas4j.core.store;

import io.nas4j.core.strategy.StrategyEvent;

/**
 * An event of a study's strategy, and when it was.
 *
 * @param number from 0 in its study
 * @param proposed trials that had been proposed before
 * @param observed trials that the strategy had been told of before
 */
public record StrategyRecord(int number, int proposed, int observed, StrategyEvent event) {}

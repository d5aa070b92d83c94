package io.nas4j.core.strategy;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.space.search.SearchSpace;

/** Makes a strategy as it was at the beginning of a study. */
@FunctionalInterface
public interface StrategyFactory {

    SearchStrategy create(SearchSpace space, RandomStreams random);
}

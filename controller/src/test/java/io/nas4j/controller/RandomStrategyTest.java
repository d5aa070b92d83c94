package io.nas4j.controller;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.space.search.SearchSpace;

class RandomStrategyTest extends SearchStrategyContract {

    @Override
    protected SearchStrategy create(SearchSpace space, RandomStreams random) {
        return new RandomStrategy(space, random);
    }
}

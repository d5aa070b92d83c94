package io.nas4j.controller;

import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;

class RandomStrategyTest extends SearchStrategyContract {

    @Override
    protected SearchStrategy create(StrategyContext context) {
        return new RandomStrategy(context);
    }

    @Override
    protected boolean climbs() {
        return false;
    }
}

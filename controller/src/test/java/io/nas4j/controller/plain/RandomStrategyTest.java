package io.nas4j.controller.plain;

import io.nas4j.controller.SearchStrategyContract;
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

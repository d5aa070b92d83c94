package examples.plugin;

import io.nas4j.controller.SearchStrategyContract;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import java.util.Map;

class InOrderStrategyTest extends SearchStrategyContract {

    @Override
    protected SearchStrategy create(StrategyContext context) {
        return new InOrderStrategy.Provider().factory(Map.of()).create(context);
    }

    @Override
    protected boolean drawn() {
        return false;
    }

    @Override
    protected boolean climbs() {
        return false;
    }
}

package io.nas4j.controller.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.controller.SearchStrategyContract;
import io.nas4j.controller.TinySpace;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.search.Choices;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridStrategyTest extends SearchStrategyContract {

    @Override
    protected SearchStrategy create(StrategyContext context) {
        return new GridStrategy(context);
    }

    @Override
    protected boolean climbs() {
        return false;
    }

    @Override
    protected boolean drawn() {
        return false;
    }

    @Test
    void goesInLexicographicOrder() {
        try (SearchStrategy strategy = create(TinySpace.create(), 1)) {
            for (List<Integer> next : List.of(List.of(0, 0), List.of(0, 1), List.of(1, 0), List.of(1, 1))) {
                assertThat(strategy.propose()).contains(new Choices(next));
            }
        }
    }
}

package io.nas4j.controller.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.controller.StrategyOptions;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.InvalidInputException;
import org.junit.jupiter.api.Test;

class PpoStrategyTest extends PolicyStrategyContract {

    /** Fewer units than by default: the contract is the same, and the replays take seconds. */
    private static final PpoOptions SMALL = PpoOptions.parse(StrategyOptions.parse("ppo:hidden=8:memory=8"));

    @Override
    protected SearchStrategy create(StrategyContext context) {
        return new PpoStrategy(context, SMALL);
    }

    @Test
    void readsItsOptions() {
        assertThat(PpoOptions.parse(StrategyOptions.parse("ppo"))).isEqualTo(PpoOptions.DEFAULT);
        assertThat(PpoOptions.parse(StrategyOptions.parse("ppo:clip=0.3:epochs=7"))
                        .epochs())
                .isEqualTo(7);
        assertThatThrownBy(() -> PpoOptions.parse(StrategyOptions.parse("ppo:clip=0")))
                .isInstanceOf(InvalidInputException.class);
    }
}

package io.nas4j.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.space.InvalidInputException;
import org.junit.jupiter.api.Test;

class StrategiesTest {

    @Test
    void makesEveryStrategyThatItNames() {
        for (String name : Strategies.names()) {
            try (SearchStrategy strategy = Strategies.create(name, TinySpace.create(), new RandomStreams(1))) {
                assertThat(strategy.propose()).as(name).isPresent();
            }
        }
    }

    @Test
    void namesTheStrategiesWhenAskedForAnother() {
        assertThatThrownBy(() -> Strategies.create("psychic", TinySpace.create(), new RandomStreams(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("unknown strategy 'psychic'; strategies are reinforce, random");
    }
}

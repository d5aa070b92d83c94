package io.nas4j.controller.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrategyOptionsTest {

    @Test
    void readsNameAndValuesAndWritesThemInOrder() {
        StrategyOptions options = StrategyOptions.parse("evolution:population=20:mutation=0.5");
        assertThat(options.strategy()).isEqualTo("evolution");
        assertThat(options.integer("population", 50, 2, 100)).isEqualTo(20);
        assertThat(options.decimal("mutation", 0.1, 0, 1)).isEqualTo(0.5);
        assertThat(options.integer("elites", 2, 0, 100)).isEqualTo(2);
        assertThat(options.text()).isEqualTo("evolution:mutation=0.5:population=20");
        assertThat(StrategyOptions.parse(options.text())).isEqualTo(options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "a:=1", "a:b=", "a:", "a:b=1:"})
    void refusesAnotherForm(String text) {
        assertThatThrownBy(() -> StrategyOptions.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a strategy is NAME or NAME:KEY=VALUE:KEY=VALUE, as evolution:population=20, but was '"
                        + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"1", "101", "2.5", "many", "NaN", "99999999999"})
    void refusesNumbersOutOfRange(String value) {
        assertThatThrownBy(() -> StrategyOptions.parse("a:k=" + value).integer("k", 5, 2, 100))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("option k of strategy a must be a whole number from 2 to 100, but was '" + value + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.01", "NaN", "Infinity", "x"})
    void refusesDecimalsOutOfRange(String value) {
        assertThatThrownBy(() -> StrategyOptions.parse("a:k=" + value).decimal("k", 0.5, 0, 1))
                .hasMessage("option k of strategy a must be a number from 0 to 1, but was '" + value + "'");
    }

    @Test
    void refusesUnknownAndRepeatedKeysAndWords() {
        assertThatThrownBy(() -> StrategyOptions.parse("a:k=1:k=2"))
                .hasMessage("'k' is set twice in strategy 'a:k=1:k=2'");
        assertThatThrownBy(() -> StrategyOptions.parse("a:k=1").allow("m", "n"))
                .hasMessage("strategy a has no option 'k'; its options are m, n");
        assertThatThrownBy(() -> StrategyOptions.parse("a:k=x").word("k", 1, Map.of("one", 1, "two", 2)))
                .hasMessage("option k of strategy a must be one of one, two, but was 'x'");
        assertThat(StrategyOptions.parse("a:k=two").word("k", 1, Map.of("one", 1, "two", 2)))
                .isEqualTo(2);
    }
}

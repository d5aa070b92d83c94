package io.nas4j.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    @ParameterizedTest
    @ValueSource(strings = {"cosine", "constant", "exponential:0.97:2.4", "exponential:0.5:10"})
    void isReadAsItIsWritten(String text) {
        assertThat(Schedule.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "exponential", "exponential:0.9", "exponential:a:1", "cosine:1", ""})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> Schedule.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("the schedule must be cosine, constant or exponential:FACTOR:EPOCHS, but ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exponential:1.5:1", "exponential:NaN:1", "exponential:0.9:0"})
    void refusesNumbersThatAreNone(String text) {
        assertThatThrownBy(() -> Schedule.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("of schedule exponential must be a number from");
    }
}

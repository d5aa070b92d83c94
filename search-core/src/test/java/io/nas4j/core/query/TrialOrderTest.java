package io.nas4j.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.trial.TrialField;
import io.nas4j.space.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialOrderTest {

    @Test
    void readsAFieldAndAWay() {
        assertThat(TrialOrder.parse("reward")).isEqualTo(new TrialOrder(TrialField.REWARD, false));
        assertThat(TrialOrder.parse("macs:ASC")).isEqualTo(new TrialOrder(TrialField.MACS, false));
        assertThat(TrialOrder.parse("test_accuracy:desc")).isEqualTo(new TrialOrder(TrialField.TEST_ACCURACY, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "colour", "macs:down", ":asc", "macs:asc:asc", "macs;"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> TrialOrder.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("one of number, state")
                .hasMessageContaining("'" + text + "'");
    }
}

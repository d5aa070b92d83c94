package io.nas4j.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.space.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputNormalisationTest {

    @Test
    void pixelsComeBackFromWhatTheNetworkSees() {
        InputNormalisation imagenet = InputNormalisation.IMAGENET;
        assertThat(imagenet.normalised(255, 0)).isCloseTo(2.2489f, within(1e-4f));
        for (int pixel = 0; pixel <= 255; pixel++) {
            for (int channel = 0; channel < imagenet.channels(); channel++) {
                assertThat(imagenet.pixel(imagenet.normalised(pixel, channel), channel))
                        .isCloseTo(pixel, within(1e-4f));
            }
        }
    }

    @Test
    void unitOnlyDividesBy255() {
        assertThat(InputNormalisation.unit(1).normalised(51, 0)).isEqualTo(0.2f);
    }

    @Test
    void refusesWhatCannotBeNormalised() {
        assertThatThrownBy(() -> new InputNormalisation(List.of(0.5), List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1 means and 0 deviations");
        assertThatThrownBy(() -> new InputNormalisation(List.of(0.5), List.of(0.0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("deviation of a channel must be a number from 0.000001 to 1, but was 0");
    }
}

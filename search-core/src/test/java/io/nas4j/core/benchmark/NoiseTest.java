package io.nas4j.core.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {

    @Property
    void readsWhatItWrites(
            @ForAll @IntRange(min = 0, max = 9_999) int points,
            @ForAll @IntRange(min = 4, max = 99) int tau,
            @ForAll @IntRange(min = 0, max = 10) int share) {
        Noise noise = tau == 4
                ? new Noise(points / 100.0, OptionalDouble.empty(), 0)
                : new Noise(points / 100.0, OptionalDouble.of(tau / 100.0), share / 10.0);
        assertThat(Noise.parse(noise.toString())).isEqualTo(noise);
    }

    @Test
    void readsEitherOrBoth() {
        assertThat(Noise.parse("0.3")).isEqualTo(new Noise(0.3, OptionalDouble.empty(), 0));
        assertThat(Noise.parse("proxy:.6")).isEqualTo(new Noise(0, OptionalDouble.of(0.6), 0));
        assertThat(Noise.parse("proxy:.6:.8,1")).isEqualTo(new Noise(1, OptionalDouble.of(0.6), 0.8));
        assertThat(Noise.parse("proxy:0.6,2")).isEqualTo(Noise.parse("2,proxy:0.6"));
        assertThat(Noise.parse("0").none()).isTrue();
        assertThat(Noise.parse("proxy:0.9").none()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "much",
                "-1",
                "1,2",
                "proxy:.6,proxy:.7",
                "proxy:",
                "1,",
                "NaN",
                "1e3",
                "proxy:x",
                "proxy:.6:",
                "proxy:.6:.7:.8"
            })
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Noise.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--noise must be points, as 0.3, or a proxy's tau, as proxy:0.6 or proxy:0.6:0.8, or both"
                        + " with a comma between, but was '" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "proxy:1", "proxy:0", "proxy:.6:2"})
    void refusesWhatIsNoNoise(String text) {
        assertThatThrownBy(() -> Noise.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(" must be a number from 0");
    }
}

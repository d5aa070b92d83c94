package io.nas4j.api.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.evaluator.zerocost.ZeroCost;
import io.nas4j.space.InvalidInputException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ScoreNamesTest {

    @Example
    void readsNamesEachOnce() {
        assertThat(ScoreNames.parse("swap, naswot,swap")).containsExactly(ZeroCost.SWAP, ZeroCost.NASWOT);
        assertThat(ScoreNames.parse("macs,az-nas"))
                .containsExactly(
                        ZeroCost.MACS, ZeroCost.AZ_EXPRESSIVITY, ZeroCost.AZ_PROGRESSIVITY, ZeroCost.AZ_TRAINABILITY);
    }

    @Property
    void readsOrRefusesAnyText(@ForAll String text) {
        try {
            assertThat(ScoreNames.parse(text)).isNotEmpty();
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).startsWith("--scores must be none or of synflow, ");
        }
    }

    @Example
    void namesWhatIsNear() {
        assertThatThrownBy(() -> ScoreNames.parse("naswot,swop"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("but has 'swop'")
                .hasMessageContaining("swap");
    }
}

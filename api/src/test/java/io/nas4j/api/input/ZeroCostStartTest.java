package io.nas4j.api.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.evaluator.zerocost.ZeroCost;
import io.nas4j.space.InvalidInputException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ZeroCostStartTest {

    @Property
    void readsWhatItWrites(
            @ForAll @IntRange(min = 1, max = 10_000) int first,
            @ForAll @IntRange(max = 900_000) int more,
            @ForAll ZeroCost score) {
        ZeroCostStart start = new ZeroCostStart(first, score, first + more);
        assertThat(ZeroCostStart.parse(start.text())).contains(start);
    }

    @Property
    void readsOrRefusesAnyText(@ForAll String text) {
        try {
            assertThat(ZeroCostStart.parse(text)).isNotNull();
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).contains("--warm-start");
        }
    }

    @Example
    void hasDefaults() {
        assertThat(ZeroCostStart.parse("none")).isEmpty();
        assertThat(ZeroCostStart.parse("zero-cost:5")).contains(new ZeroCostStart(5, ZeroCost.SYNFLOW, 50));
    }

    @Example
    void saysWhatIsAllowed() {
        refuses("zero-cost", "must be none or zero-cost:K");
        refuses("zero-cost:5:score=luck", String.join(", ", ZeroCost.texts()));
        refuses("zero-cost:5:candidates=4", "candidates of --warm-start zero-cost must be a whole number from 5 to");
        refuses("zero-cost:0", "networks of --warm-start zero-cost must be a whole number from 1 to");
    }

    private static void refuses(String text, String sentence) {
        assertThatThrownBy(() -> ZeroCostStart.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence);
    }
}

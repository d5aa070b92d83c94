package io.nas4j.space.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NodeTest {

    private static Node scalar(String text) {
        return new Node.Scalar("a.yaml, line 1", text);
    }

    @Provide
    Arbitrary<String> nearlyNumbers() {
        return Arbitraries.strings().withChars("019.-+eE").ofMaxLength(8);
    }

    @Property(tries = 5_000)
    void readsNumbersOrRefusesThem(@ForAll("nearlyNumbers") String text) {
        try {
            assertThat(scalar(text).decimal("x")).isEqualTo(Double.parseDouble(text) + 0.0);
        } catch (InvalidInputException e) {
            assertThat(e).hasMessage("a.yaml, line 1: x must be a number, but was '" + text + "'");
        }
        try {
            assertThat(scalar(text).integer("x")).isEqualTo(Integer.parseInt(text));
        } catch (InvalidInputException e) {
            assertThat(e).hasMessageStartingWith("a.yaml, line 1: x must be a whole number");
        }
    }

    @Example
    void readsWhatPeopleWrite() {
        assertThat(scalar("0.25").decimal("x")).isEqualTo(0.25);
        assertThat(scalar("-.5").decimal("x")).isEqualTo(-0.5);
        assertThat(scalar("1e-3").decimal("x")).isEqualTo(0.001);
        assertThat(scalar("6").decimal("x")).isEqualTo(6);
        for (String none : new String[] {"e1", "-e1", ".", "-", "", "1.", "1e", "NaN", "0x1p3", "1_000"}) {
            assertThatThrownBy(() -> scalar(none).decimal("x"))
                    .as(none)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("a.yaml, line 1: x must be a number, but was '" + none + "'");
        }
    }
}

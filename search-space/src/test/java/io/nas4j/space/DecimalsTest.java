package io.nas4j.space;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DecimalsTest {

    @Property
    void meansTheSameNumberInNoMoreThanAFewCharacters(@ForAll double value) {
        assertThat(Double.parseDouble(Decimals.text(value)) + 0.0).isEqualTo(value + 0.0);
        assertThat(Decimals.text(value)).hasSizeLessThan(26).doesNotContain("E").doesNotEndWith(".0");
    }

    @Property
    void meansTheSameFloat(@ForAll float value) {
        assertThat(Float.parseFloat(Decimals.text(value)) + 0f).isEqualTo(value + 0f);
    }

    @Example
    void isWrittenAsPeopleTypeIt() {
        assertThat(Decimals.text(1e-4)).isEqualTo("0.0001");
        assertThat(Decimals.text(2.0)).isEqualTo("2");
        assertThat(Decimals.text(-100.0)).isEqualTo("-100");
        assertThat(Decimals.text(0.0)).isEqualTo("0");
        assertThat(Decimals.text(2.5e7)).isEqualTo("25000000");
        assertThat(Decimals.text(1e300)).isEqualTo("1e300");
        assertThat(Decimals.text(0.1f)).isEqualTo("0.1");
        assertThat(Decimals.text(Double.NaN)).isEqualTo("NaN");
        assertThat(Decimals.text(Float.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    }
}

package io.nas4j.core.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OtherObjectivesTest {

    @Provide
    Arbitrary<OtherObjectives> objectives() {
        Arbitrary<String> names =
                Arbitraries.strings().withChars("abcXYZ019_.-").ofMaxLength(63).map(rest -> "n" + rest);
        return Arbitraries.maps(names, Arbitraries.doubles().map(value -> value + 0.0))
                .ofMaxSize(OtherObjectives.MOST)
                .map(values -> new OtherObjectives(new TreeMap<>(values)));
    }

    @Property
    void theTextIsReadAgain(@ForAll("objectives") OtherObjectives objectives) {
        assertThat(OtherObjectives.parse(objectives.text())).isEqualTo(objectives);
        assertThat(objectives.text().length()).isLessThanOrEqualTo(4000);
    }

    @Example
    void laterValuesStand() {
        OtherObjectives first = OtherObjectives.NONE.with("a", 1).with("b", 2);
        assertThat(first.with(OtherObjectives.NONE.with("b", 3)).values()).isEqualTo(Map.of("a", 1.0, "b", 3.0));
        assertThat(first.find("b")).hasValue(2);
        assertThat(first.find("c")).isEmpty();
    }

    @Example
    void refusesWhatIsNone() {
        assertThatThrownBy(() -> OtherObjectives.NONE.with("1st", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OtherObjectives.NONE.with("a", Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        for (String text : new String[] {"a", "a=", "a=b", "=1", "a=1,", "a=1;b=2"}) {
            assertThatThrownBy(() -> OtherObjectives.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

package io.nas4j.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.json.text.ForeignObject;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ForeignObjectTest {

    @Example
    void readsWhatPythonWrites() {
        assertThat(ForeignObject.parse(
                        " {\"a\": 1, \"b\": NaN, \"c\": -Infinity, \"d\": \"x\", \"e\": true, \"f\": null,"
                                + " \"g\": [1, {\"a\": 2}], \"h\": {\"a\": 3}, \"i\": 1e-3}  "))
                .contains(new ForeignObject(
                        Map.of("a", 1.0, "b", Double.NaN, "c", Double.NEGATIVE_INFINITY, "i", 0.001),
                        Map.of("d", "x"),
                        Map.of("e", true)));
    }

    @Example
    void anythingElseIsNone() {
        for (String line :
                new String[] {"", "{", "epoch 1", "[1]", "{\"a\":1} {\"b\":2}", "{a:1}", "{\"a\":1", "1", "{\"a\":}"}) {
            assertThat(ForeignObject.parse(line)).as(line).isEmpty();
        }
    }

    @Property
    void neverThrows(@ForAll String line) {
        assertThat(ForeignObject.parse("{" + line))
                .satisfiesAnyOf(
                        found -> assertThat(found).isEmpty(),
                        found -> assertThat(found).isPresent());
    }
}

package io.nas4j.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import org.junit.jupiter.api.Test;

class ExportersTest {

    @Test
    void findsEachByItsName() {
        assertThat(Exporters.names())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .startsWith("onnx")
                .allSatisfy(name -> {
                    assertThat(name).matches("[a-z][a-z0-9-]*");
                    assertThat(Exporters.get(name).name()).isEqualTo(name);
                });
    }

    @Test
    void refusesAnUnknownNameWithWhatThereIsAndWhatIsMeant() {
        assertThatThrownBy(() -> Exporters.get("onx"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("--to must be one of onnx (")
                .hasMessageEndingWith(", but was 'onx'; did you mean onnx?");
        assertThatThrownBy(() -> Exporters.get("jax"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith(", but was 'jax'");
    }
}

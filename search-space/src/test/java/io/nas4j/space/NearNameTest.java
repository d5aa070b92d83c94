package io.nas4j.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNameTest {

    private static final List<String> NAMES = List.of("onnx", "onnx-int8", "pytorch", "tflite");

    @ParameterizedTest
    @CsvSource({
        "onx, onnx",
        "ONNX, onnx",
        "onnxx, onnx",
        "onnx-int, onnx-int8",
        "pytroch, pytorch",
        "torch, pytorch",
        "tf-lite, tflite"
    })
    void findsTheNameWithTheFewestChanges(String given, String meant) {
        assertThat(NearName.of(given, NAMES)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"jax", "''", "torchscript"})
    void findsNoneThatIsFarAway(String given) {
        assertThat(NearName.of("k", List.of("m", "n"))).isEmpty();
        assertThat(NearName.of(given, NAMES)).isEqualTo(Optional.empty());
    }
}

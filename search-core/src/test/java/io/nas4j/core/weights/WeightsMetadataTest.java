package io.nas4j.core.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.ArchitectureText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsMetadataTest {

    private static final WeightsMetadata METADATA = new WeightsMetadata(
            ArchitectureText.parse("in:12x3 stem:k3_s2_c8 mb:e1_k3_s1_c8 head:c16 classes:2"),
            new InputNormalisation(List.of(0.1, 1 / 3.0, 0.3), List.of(0.2, 0.25, 0.3)),
            List.of("a \"cat\"", "dog,\n"));

    @Test
    void comesBackFromItsTexts() {
        assertThat(WeightsMetadata.of(METADATA.texts())).isEqualTo(METADATA);
    }

    @Test
    void namesWhatIsMissingOrBroken() {
        Map<String, String> texts = new HashMap<>(METADATA.texts());
        texts.put("classes", "[null]");
        assertThatThrownBy(() -> WeightsMetadata.of(texts))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("'classes' of the weights must be a list in JSON, but is [null]");
        texts.remove("mean");
        assertThatThrownBy(() -> WeightsMetadata.of(texts))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("weights must come with 'mean', but have only [");
    }
}

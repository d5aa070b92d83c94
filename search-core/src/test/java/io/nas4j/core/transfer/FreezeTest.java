package io.nas4j.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreezeTest {

    private static final Architecture NETWORK =
            ArchitectureText.parse("in:16x3 stem:k3_s2_c8 mb:e3_k3_s1_c8 mb:e3_k3_s1_c8 head:c16_d12 classes:10");

    private static LearningParts parts(String freeze, double lowering, boolean statistics) {
        return LearningParts.of(new Transfer("a", "b", Freeze.parse(freeze), lowering, statistics), NETWORK);
    }

    @Test
    void textsComeBack() {
        for (String text : List.of("none", "stem", "stages:1", "stages:12", "all-but-head")) {
            assertThat(Freeze.parse(text).text()).isEqualTo(text);
        }
        for (String text : List.of("", "head", "stages", "stages:0", "stages:-1", "stages:1.5", "Stem")) {
            assertThatThrownBy(() -> Freeze.parse(text))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("but were '" + text + "'");
        }
        assertThatThrownBy(() -> Freeze.parse("stages:3").requireFits(NETWORK))
                .hasMessage("frozen parts must be at most stages:2, since the network has 2 stages, but were stages:3");
        Freeze.parse("stages:2").requireFits(NETWORK);
        Freeze.parse("all-but-head").requireFits(NETWORK);
    }

    @Test
    void whatIsFrozenIsFrozenFromTheImageOn() {
        List<String> tensors = List.of(
                "stem.conv.weight",
                "stages.0.0.expand.bn.gamma",
                "stages.1.0.project.conv.weight",
                "head.conv.weight",
                "features.weight",
                "classifier.bias");
        assertThat(tensors.stream().map(parts("none", 1, false)::factor)).containsOnly(1.0);
        assertThat(tensors.stream().map(parts("stem", 1, false)::factor)).containsExactly(0.0, 1.0, 1.0, 1.0, 1.0, 1.0);
        assertThat(tensors.stream().map(parts("stages:1", 1, false)::factor))
                .containsExactly(0.0, 0.0, 1.0, 1.0, 1.0, 1.0);
        assertThat(tensors.stream().map(parts("all-but-head", 1, false)::factor))
                .containsExactly(0.0, 0.0, 0.0, 0.0, 0.0, 1.0);
        assertThat(tensors.stream().map(parts("stem", 0.5, false)::factor))
                .containsExactly(0.0, 0.125, 0.25, 0.5, 0.5, 1.0);
    }

    @Test
    void frozenPartsKeepTheirStatistics() {
        assertThat(parts("stem", 1, false).keepsStatistics("stem.bn")).isTrue();
        assertThat(parts("stem", 1, false).keepsStatistics("stages.0.0.expand.bn"))
                .isFalse();
        assertThat(parts("none", 1, true).keepsStatistics("head.bn")).isTrue();
        assertThat(parts("none", 1, false).uniform()).isTrue();
        assertThat(parts("none", 1, true).uniform()).isFalse();
    }
}

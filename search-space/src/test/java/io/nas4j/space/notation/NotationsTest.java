package io.nas4j.space.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.published.PublishedNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in:224x3 stem:k3_s2_c32 mb:e1_k3_s1_c16 head:c1280 classes:1000 dropout:0.2 dropconnect:0.2",
                "r1_k3_s11_e1_i32_o16",
                "[\"r1_k3_s11_e1_i32_o16\"]",
                "r1_k3_s1_e1_i32_o16",
                "o16_k3_s1_e1_i32_r1",
                "[[\"ds_r1_k3_s1_c16\"]]",
                "ds_r1_k3_s1_c16",
                "[ # stage 0; [\"ds_r1_k3_s1_c16\"]]",
            })
    void tellsNotationsApart(String text) {
        Architecture expected = ArchitectureText.parse(
                "in:224x3 stem:k3_s2_c32 mb:e1_k3_s1_c16 head:c1280 classes:1000" + " dropout:0.2 dropconnect:0.2");
        assertThat(Notations.parse(text.replace(';', '\n'))).contains(expected);
    }

    @Test
    void tellsEfficientNetV2ByOneDigitOfStride() {
        assertThat(Notations.parse("r2_k3_s1_e1_i24_o24_c1")
                        .orElseThrow()
                        .stem()
                        .filters())
                .isEqualTo(24);
        assertThatThrownBy(() -> Notations.parse("r2_k3_s11_e1_i24_o24_c1"))
                .hasMessageContaining("input channels 24 are not the 32 that come out of the stem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "efficientnet-b0", "my-study", "net.yaml", "r1.txt", "k3", "C:\\net.txt", "ds", "é"})
    void leavesOtherTexts(String text) {
        assertThat(Notations.parse(text)).isEmpty();
    }

    @Test
    void refusesHugeTextsAtOnce() {
        assertThatThrownBy(() -> Notations.parse("[".repeat(10_000_000))).hasMessageStartingWith("timm arch_def: ");
        assertThat(Notations.parse(" ".repeat(10_000_000))).isEmpty();
        assertThat(PublishedNetworks.names())
                .allSatisfy(name -> assertThat(Notations.parse(name)).isEmpty());
    }
}

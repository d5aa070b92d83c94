package io.nas4j.space.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.Architectures;
import io.nas4j.space.InvalidInputException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTextTest {

    private static final String SMALL =
            "in:32x3 stem:k3_s1_c16 mb:e1_k3_s1_c16_se0.25 mb:e6_k5_s2_c24_r2_noskip head:c64 classes:10";

    @Provide
    Arbitrary<Architecture> architectures() {
        return Architectures.any();
    }

    @Property
    void parsesWhatItFormats(@ForAll("architectures") Architecture architecture) {
        assertThat(ArchitectureText.parse(ArchitectureText.format(architecture)))
                .isEqualTo(architecture);
    }

    @Test
    void readsWhatAPersonTypes() {
        Architecture a = ArchitectureText.parse("  in:32x3\tstem:c16_k3_s1  mb:k3_e1_s1_c16_se0.25\n"
                + "mb:e6_k5_s2_c24_noskip_r2 head:c64 classes:10 ");
        assertThat(a).isEqualTo(ArchitectureText.parse(SMALL));
        assertThat(a.toString()).isEqualTo(SMALL);
        assertThat(a.blocks()).isEqualTo(3);
    }

    /** Any text is either an architecture or refused with the one exception that says why. */
    @Property
    void neverFailsInAnotherWay(@ForAll("nearlyRight") String text) {
        try {
            assertThat(ArchitectureText.parse(text)).isNotNull();
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).startsWith("architecture");
        }
    }

    @Provide
    Arbitrary<String> nearlyRight() {
        Arbitrary<String> noise = Arbitraries.strings()
                .withChars("inmbstehadclxfuprwov:_.0123456789kdse+-@ \n\t\u00e9\u0661")
                .ofMaxLength(20);
        Arbitrary<Integer> places = Arbitraries.integers().between(0, SMALL.length());
        return noise.flatMap(n -> places.map(p -> SMALL.substring(0, p) + n + SMALL.substring(p)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k4_s1_c16 | kernel must be one of 1, 3, 5, 7, but was 4",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s3_c16 | stride must be a whole number from 1 to 2, but was 3",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1_c0 | filters must be a whole number from 1 to 65536, but was 0",
                "mb:e1_k3_s1_c16_se0.25 | mb:e0_k3_s1_c16 | expansion must be a number from 1 to 64, but was 0",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1 | field 'c' is missing",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1_c16_se.25 | must be a number, but was '.25'",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1_c-16 | must be a whole number of at most 9 digits, but was '-16'",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1_c99999999999 | must be a whole number",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1_c16_c16 | field 'c' may stand only once",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1_c16_se0 | SE ratio must be a number from",
                "mb:e1_k3_s1_c16_se0.25 | conv:k3_s1_c16_se0.25 | 'se0.25' is not a field; a field is one of s, c, r, k",
                "mb:e1_k3_s1_c16_se0.25 | conv:e2_k3_s1_c16 | 'e2' is not a field",
                "mb:e1_k3_s1_c16_se0.25 | fused:e1_k3_s1_c16_se0.25 | FusedMBConv of expansion 1 cannot have an SE ratio",
                "mb:e1_k3_s1_c16_se0.25 | res:e2_k3_s1_c16 | expansion of a bottleneck must be a number from 0.01 to 1",
                "mb:e1_k3_s1_c16_se0.25 | id:k3_s1_c16 | 'k3' is not a field",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1_c16+mb:e1_k3_s2_c16 | only the first block of a stage may have stride 2",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1_c16+mb:e1_k3_s1_c24 | must have equal filters",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1_c16_pool_noskip | one of noskip and pool",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1_c16_relu_swish | one activation",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1_c16_se0.25-y | '-y' cannot stand behind an SE ratio",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1_c16_se-1 | field 'se' must be a number, but was '-1'",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1_c16_r1001 | layers must be a whole number from 1 to 1000",
                "mb:e1_k3_s1_c16_se0.25 | mbconv:e1 | KEY one of in, stem, conv, sep, mb",
                "in:32x3 | in:32 | RESOLUTIONxCHANNELS",
                "classes:10 | classes:0 | classes must be",
                "classes:10 | classes:10 act:gelu | activation must be one of relu, relu6, swish, hswish, but was gelu",
                "classes:10 | classes:1000010 | 'classes:1000010' at character 82: classes must be",
                "classes:10 | classes:10 dropout:1 | dropout must be a number from 0 to 0.99",
                "classes:10 | classes:10 pad:valid | padding must be one of same, symmetric, but was valid",
                "classes:10 | classes:10 head:c8 | the order is",
                "head:c64 | head:c64_noskip | 'noskip' is not a field",
                "head:c64 | head:c0 | head filters must be a whole number from 1"
            })
    void refusesInOneSentence(String from, String to, String expected) {
        assertThatThrownBy(() -> ArchitectureText.parse(SMALL.replace(from, to)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void readsEveryOperatorAndSetting() {
        String text = "in:64x3 stem:k7_s2_c16_pool conv:k3_s1_c16_noskip sep:k3_s1_c16_r2_relu "
                + "mb:e2.5_k5_s2_c24_se0.25-x-d8-relu-hsigmoid+mb:e3_k3_s1_c24_r2_pool fused:e4_k3_s1_c24_se0.5 "
                + "res:e0.25_k3_s2_c64_r2 id:s2_c80 head:c96_d128 classes:10 act:hswish bn:0.9_0.001 dropout:0.5 "
                + "dropconnect:0.25";
        Architecture a = ArchitectureText.parse(text);
        assertThat(a.toString()).isEqualTo(text);
        assertThat(a.stages().get(2).blocks()).extracting(Block::stride).containsExactly(2, 1, 1);
        assertThat(a.stages().get(2).blocks()).extracting(Block::expansion).containsExactly(2.5, 3.0, 3.0);
        assertThat(a.stages().get(1).block().activation()).isEqualTo(Activation.RELU);
        assertThat(ArchitectureText.parse(text.replace("head:c96_d128", "head:none"))
                        .head())
                .isEqualTo(new Head(0, 0));
    }

    /** No convolution is without channels, however small the product. */
    @Test
    void keepsAtLeastOneHiddenChannel() {
        Architecture a = ArchitectureText.parse(SMALL.replace("mb:e1_k3_s1_c16_se0.25", "res:e0.25_k3_s1_c1"));
        assertThat(a.stages().get(0).block().hidden(16)).isEqualTo(1);
    }

    @Test
    void namesTheTokenAndItsPosition() {
        assertThatThrownBy(() -> ArchitectureText.parse(SMALL.replace("head:c64", "head:q64")))
                .hasMessageStartingWith("architecture, 'head:q64' at character 73: ");
    }

    @Test
    void refusesMissingPartsAndHugeTexts() {
        assertThatThrownBy(() -> ArchitectureText.parse("in:32x3")).hasMessageContaining("'stem:...' is missing");
        assertThatThrownBy(() -> ArchitectureText.parse("x".repeat(10_000_000)))
                .hasMessageContaining("at most 100000 characters, but has 10000000");
    }
}

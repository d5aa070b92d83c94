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

    private static final String SMALL = "in:32x3 stem:k3_s1_c16 mb:e1_k3_s1_c16_se0.25 mb:e6_k5_s2_c24_r2_noskip head:c64 classes:10";

    @Provide
    Arbitrary<Architecture> architectures() {
        return Architectures.any();
    }

    @Property
    void parsesWhatItFormats(@ForAll("architectures") Architecture architecture) {
        assertThat(ArchitectureText.parse(ArchitectureText.format(architecture))).isEqualTo(architecture);
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
        Arbitrary<String> noise = Arbitraries.strings().withChars("inmbstehadclx:_.0123456789krs- \n").ofMaxLength(20);
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
                "mb:e1_k3_s1_c16_se0.25 | mb:e0_k3_s1_c16 | expansion must be",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1 | field 'c' is missing",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1_c16_se.25 | must be a number, but was '.25'",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1_c-16 | must be a whole number, but was '-16'",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1_c99999999999 | must be a whole number",
                "mb:e1_k3_s1_c16_se0.25 | mb:e1_k3_s1_c16_c16 | field 'c' may stand only once",
                "mb:e1_k3_s1_c16_se0.25 | fused:e1 | KEY one of in, stem, mb",
                "in:32x3 | in:32 | RESOLUTIONxCHANNELS",
                "classes:10 | classes:0 | classes must be",
                "classes:10 | classes:10 act:gelu | activation must be one of relu, relu6, swish",
                "classes:10 | classes:10 head:c8 | the order is",
                "head:c64 | head:c64_noskip | only 'mb' may have 'noskip'"
            })
    void refusesInOneSentence(String from, String to, String expected) {
        assertThatThrownBy(() -> ArchitectureText.parse(SMALL.replace(from, to)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void namesTheTokenAndItsPosition() {
        assertThatThrownBy(() -> ArchitectureText.parse(SMALL.replace("head:c64", "head:d64")))
                .hasMessageStartingWith("architecture, 'head:d64' at character 78: ");
    }

    @Test
    void refusesMissingPartsAndHugeTexts() {
        assertThatThrownBy(() -> ArchitectureText.parse("in:32x3")).hasMessageContaining("'stem:...' is missing");
        assertThatThrownBy(() -> ArchitectureText.parse("x".repeat(10_000_000)))
                .hasMessageContaining("at most 100000 characters, but has 10000000");
    }
}

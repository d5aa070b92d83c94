package io.nas4j.space.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.Architectures;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.Padding;
import io.nas4j.space.notation.TfTpuNotation.Dialect;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.published.PublishedNetworks;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TfTpuNotationTest {

    /** tensorflow/tpu efficientnet_builder.py. */
    private static final List<String> B0 = List.of(
            "r1_k3_s11_e1_i32_o16_se0.25",
            "r2_k3_s22_e6_i16_o24_se0.25",
            "r2_k5_s22_e6_i24_o40_se0.25",
            "r3_k3_s22_e6_i40_o80_se0.25",
            "r3_k5_s11_e6_i80_o112_se0.25",
            "r4_k5_s22_e6_i112_o192_se0.25",
            "r1_k3_s11_e6_i192_o320_se0.25");

    /** tensorflow/tpu mnasnet_models.py. */
    private static final List<String> A1 = List.of(
            "r1_k3_s11_e1_i32_o16_noskip",
            "r2_k3_s22_e6_i16_o24",
            "r3_k5_s22_e3_i24_o40_se0.25",
            "r4_k3_s22_e6_i40_o80",
            "r2_k3_s11_e6_i80_o112_se0.25",
            "r3_k5_s22_e6_i112_o160_se0.25",
            "r1_k3_s11_e6_i160_o320");

    private static final List<String> B1 = List.of(
            "r1_k3_s11_e1_i32_o16_noskip",
            "r3_k3_s22_e3_i16_o24",
            "r3_k5_s22_e3_i24_o40",
            "r3_k5_s22_e6_i40_o80",
            "r2_k3_s11_e6_i80_o96",
            "r4_k5_s22_e6_i96_o192",
            "r1_k3_s11_e6_i192_o320_noskip");

    /** google/automl effnetv2_configs.py. */
    private static final List<String> V2_S = List.of(
            "r2_k3_s1_e1_i24_o24_c1",
            "r4_k3_s2_e4_i24_o48_c1",
            "r4_k3_s2_e4_i48_o64_c1",
            "r6_k3_s2_e4_i64_o128_se0.25",
            "r9_k3_s1_e6_i128_o160_se0.25",
            "r15_k3_s2_e6_i160_o256_se0.25");

    private static final String FIRST = "r1_k3_s11_e1_i32_o16_se0.25";

    private static Architecture parse(String text) {
        return TfTpuNotation.parse(text, Dialect.EFFICIENTNET, Frame.EFFICIENTNET);
    }

    @Test
    void readsAndWritesEfficientNetB0() {
        Architecture b0 = PublishedNetworks.get("efficientnet-b0");
        assertThat(parse(String.join(",", B0))).isEqualTo(b0);
        assertThat(TfTpuNotation.format(b0, Dialect.EFFICIENTNET)).isEqualTo(B0);
        assertThat(TfTpuNotation.format(b0, Dialect.MNASNET)).isEqualTo(B0);
    }

    @Test
    void refusesSymmetricPadding() {
        Architecture b0 = PublishedNetworks.get("efficientnet-b0").withPadding(Padding.SYMMETRIC);
        assertThatThrownBy(() -> TfTpuNotation.format(b0, Dialect.EFFICIENTNET))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("padding symmetric cannot be said")
                .hasMessageContaining("TensorFlow's SAME");
    }

    @Test
    void readsAndWritesTheMnasNets() {
        Architecture a1 = PublishedNetworks.get("mnasnet-a1");
        Architecture b1 = PublishedNetworks.get("mnasnet-b1");
        Frame frame = Frame.of(a1);
        assertThat(TfTpuNotation.parse(String.join("\n", A1), Dialect.MNASNET, frame))
                .isEqualTo(a1);
        assertThat(TfTpuNotation.format(a1, Dialect.MNASNET)).isEqualTo(A1);
        assertThat(TfTpuNotation.parse(String.join(" ", B1), Dialect.MNASNET, frame))
                .isEqualTo(b1);
        assertThat(TfTpuNotation.format(b1, Dialect.MNASNET)).isEqualTo(B1);
    }

    @Test
    void readsAndWritesEfficientNetV2WithTheStemOfTheFirstString() {
        Architecture v2 = PublishedNetworks.get("efficientnetv2-s");
        Frame stem32 = Frame.of(v2).withStemFilters(32);
        assertThat(TfTpuNotation.parse(String.join(", ", V2_S), Dialect.EFFICIENTNETV2, stem32))
                .isEqualTo(v2);
        assertThat(TfTpuNotation.format(v2, Dialect.EFFICIENTNETV2)).isEqualTo(V2_S);
    }

    @Test
    void readsListsAsPythonAndJsonWriteThem() {
        Architecture b0 = PublishedNetworks.get("efficientnet-b0");
        assertThat(parse("['" + String.join("', '", B0) + "',] # seven")).isEqualTo(b0);
        assertThat(parse("[[\"" + String.join("\"],\n[\"", B0) + "\"]]")).isEqualTo(b0);
    }

    @Test
    void readsWhatEfficientNetAdds() {
        assertThat(ArchitectureText.format(parse("r2_k3_s22_e4_i32_o16_c0_f1_d0_a0_se0.25_noskip")))
                .contains(" fused:e4_k3_s2_c16_se0.25_r2_noskip_relu ");
        assertThat(ArchitectureText.format(parse("o16_i032_a1_f0_e4_s11_k3_r1")))
                .contains(" mb:e4_k3_s1_c16 ");
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.of(Dialect.values())
                .flatMap(dialect -> Notated.strings(dialect).map(a -> new Case(dialect, a)));
    }

    record Case(Dialect dialect, Architecture architecture) {}

    @Property
    void readsBackWhatItWrites(@ForAll("cases") Case c) {
        assertReadBack(c.architecture(), c.dialect());
    }

    private static void assertReadBack(Architecture a, Dialect dialect) {
        String text = String.join("\n", TfTpuNotation.format(a, dialect));
        Architecture read = TfTpuNotation.parse(text, dialect, Frame.of(a));
        assertThat(read).isEqualTo(a);
        assertThat(Fingerprint.canonical(read)).isEqualTo(Fingerprint.canonical(a));
    }

    @Provide
    Arbitrary<Case> anyCases() {
        return Arbitraries.of(Dialect.values())
                .flatMap(dialect -> Arbitraries.frequencyOf(
                                Tuple.of(1, Architectures.any()), Tuple.of(4, Notated.oneOdd(Notated.strings(dialect))))
                        .map(a -> new Case(dialect, a)));
    }

    @Property
    void refusesOrReadsBack(@ForAll("anyCases") Case c) {
        try {
            TfTpuNotation.format(c.architecture(), c.dialect());
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).startsWith("TF-TPU strings");
            return;
        }
        assertReadBack(c.architecture(), c.dialect());
    }

    @Provide
    Arbitrary<String> nearlyRight() {
        String chars = "rksecionsepfadc_.,0123456789[]'\"# \n-+E";
        return Arbitraries.oneOf(
                Notated.nearly(String.join(",", B0), chars),
                Notated.nearly(String.join("\n", V2_S), chars),
                Notated.nearly("['" + String.join("', '", A1) + "']", chars));
    }

    @Property
    void readsOrRefusesWithThePlace(@ForAll("nearlyRight") String text, @ForAll Dialect dialect) {
        Architecture read;
        try {
            read = TfTpuNotation.parse(text, dialect, Frame.EFFICIENTNET);
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).startsWith("TF-TPU strings").doesNotContain(": TF-TPU strings");
            return;
        }
        assertReadBack(read, dialect);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r1_k4_s11_e1_i32_o16 | 'k4' at character 4: kernel must be one of 1, 3, 5, 7, but was 4",
                "r1_k3_s1_e1_i32_o16 | 's1' at character 7: stride must be 11 or 22, but was 1",
                "r1_k3_s12_e1_i32_o16 | strides of height and width must be equal, but were 12",
                "r1_k3_s33_e1_i32_o16 | stride must be 11 or 22, but was 33",
                "r1_k3_s11_e1.5_i32_o16 | expansion must be a whole number of at most 9 digits, but was '1.5'",
                "r1_k3_s11_e0_i32_o16 | expansion must be a whole number from 1 to 64, but was 0",
                "r0_k3_s11_e1_i32_o16 | repeats must be a whole number from 1 to 1000, but was 0",
                "r1_k3_s11_e1_i32_o0 | output channels must be a whole number from 1 to 65536, but was 0",
                "r1_k3_s11_e1_i32_o-16 | 'o-16' at character 18: a token is one of",
                "r1_k3_s11_e1_i32_o99999999999 | output channels must be a whole number",
                "r1_k3_s11_e1_i32_o16_se.25 | write se0.25",
                "r1_k3_s11_e1_i32_o16_se0 | SE ratio must be a number from 0.0001 to 1, but was 0",
                "r1_k3_s11_e1_i32_o16_se1.5 | SE ratio must be",
                "r1_k3_s11_e1_i32_o16_x1 | 'x1' at character 22: a token is one of r, k, s, e, i, o, c, f, d, a, se",
                "r1_k3_s11_e1_i32_o16_ | '' at character 22: a token is one of",
                "r1_k3_s11_e1_i32_o16_k3 | key 'k' may stand only once",
                "r1_k3_s11_e1_i32_o16_noskip_noskip | 'noskip' may stand only once",
                "r1_k3_s11_e1_i32 | key 'o' is missing; required are r, k, s, e, i, o",
                "r1_k3_s11_e1_i16_o16 | 'i16' at character 14: input channels 16 are not the 32 that come out of the stem",
                "r1_k3_s11_e1_i32_o16_c1 | MBConv without depthwise convolution",
                "r1_k3_s11_e1_i32_o16_f1 | f1 at expansion 1",
                "r1_k3_s11_e6_i32_o16_d1 | space-to-depth has no operator",
                "r1_k3_s11_e6_i32_o16_cc | CondConv has no operator",
                "r1_k3.5_s11_e6_i32_o16 | kernel must be a whole number of at most 9 digits, but was '3.5'",
            })
    void refusesOneTokenWithItsPlace(String text, String expected) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("TF-TPU strings, stage 1, '")
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'" + FIRST
                        + " r1_k3_s11_e6_i24_o8' | stage 2, 'i24' at character 42: input channels 24 are not the 16 that come out of stage 1",
                "[" + FIRST + " | character 29: ']' is missing",
                FIRST + "] | character 28: ']' closes nothing",
                "[[[" + FIRST + "]]] | character 3: lists may stand in one list",
                "[''" + FIRST + "''] | character 4: a comma is missing",
                "[" + FIRST + "] x | character 31: nothing may stand behind the list",
                "[[" + FIRST + "," + FIRST + "]] | a stage has one string",
                "[[]] | a stage has no block string",
                "\"" + FIRST + " | character 1: the quote is not closed",
                "# nothing | there is no block string",
            })
    void refusesWrongLists(String text, String expected) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("TF-TPU strings, ")
                .hasMessageContaining(expected);
    }

    /** {@code i16} behind a stem of 8 filters means a network with a skip or without, depending on the program. */
    @Test
    void refusesTheFirstStringOfMnasNetSmall() {
        Frame small = Frame.of(PublishedNetworks.get("mnasnet-small"));
        assertThatThrownBy(() -> TfTpuNotation.parse("r1_k3_s11_e1_i16_o8", Dialect.MNASNET, small))
                .hasMessageContaining("input channels 16 are not the 8 that come out of the stem");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MNASNET | r1_k3_s11_e4_i32_o16_f1 | MnasNet's decoder ignores 'f'",
                "EFFICIENTNETV2 | r1_k3_s11_e4_i32_o16 | stride must be 1 or 2, but was 11",
                "EFFICIENTNETV2 | r1_k3_s1_e4_i32_o16_noskip | its blocks always skip",
                "EFFICIENTNETV2 | r1_k3_s1_e4_i32_o16_f1 | there, c1 is Fused MBConv",
                "EFFICIENTNETV2 | r1_k3_s1_e1_i32_o16_c1_se0.25 | FusedMBConv of expansion 1 cannot have an SE ratio",
            })
    void refusesWhatADialectDoesNotRead(Dialect dialect, String text, String expected) {
        assertThatThrownBy(() -> TfTpuNotation.parse(text, dialect, Frame.EFFICIENTNET))
                .hasMessageStartingWith("TF-TPU strings, stage 1, '")
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EFFICIENTNET | mb:e4_k3_s2_c24+mb:e3_k3_s1_c24 | its blocks differ",
                "EFFICIENTNET | mb:e2.5_k3_s1_c80 | expansion 2.5 is not whole",
                "EFFICIENTNET | mb:e6_k3_s1_c80_se0.25-x | of the expanded channels",
                "EFFICIENTNET | mb:e6_k3_s1_c80_se0.25-d8 | multiples of 8",
                "EFFICIENTNET | mb:e6_k3_s1_c80_se0.25-hsigmoid | hard sigmoid",
                "EFFICIENTNET | mb:e6_k3_s1_c80_se0.25-relu | its SE has activation relu",
                "EFFICIENTNET | mb:e6_k3_s1_c80_pool | a skip that pools",
                "EFFICIENTNET | mb:e6_k3_s1_c80_relu6 | activation relu6 beside the network's swish",
                "MNASNET | mb:e6_k3_s1_c80_relu | activation relu beside the network's swish",
                "EFFICIENTNET | conv:k3_s1_c80 | operator 'conv'",
                "EFFICIENTNET | sep:k3_s1_c80_noskip | operator 'sep'",
                "EFFICIENTNET | res:e0.25_k3_s1_c80 | expansion 0.25 is not whole",
                "EFFICIENTNET | id:s1_c80 | operator 'id'",
                "MNASNET | fused:e4_k3_s1_c80 | operator 'fused'",
                "EFFICIENTNET | fused:e1_k3_s1_c80 | at expansion 1, 'f1' has a 1x1 convolution behind",
                "EFFICIENTNETV2 | mb:e4_k3_s1_c80_noskip | its blocks always skip",
            })
    void refusesWhatNoStringSays(Dialect dialect, String stage, String expected) {
        Architecture a = ArchitectureText.parse("in:32x3 stem:k3_s1_c16 " + stage + " head:none classes:10");
        assertThatThrownBy(() -> TfTpuNotation.format(a, dialect))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("TF-TPU strings, stage 1: ")
                .hasMessageContaining(expected);
    }

    @Test
    void refusesFramesThatTheProgramsDoNotHave() {
        assertThatThrownBy(() -> TfTpuNotation.format(PublishedNetworks.get("resnet-50"), Dialect.EFFICIENTNET))
                .hasMessageStartingWith("TF-TPU strings: the maximum behind the stem");
        assertThatThrownBy(
                        () -> TfTpuNotation.format(PublishedNetworks.get("mobilenet-v3-large"), Dialect.EFFICIENTNET))
                .hasMessageStartingWith("TF-TPU strings: the head's dense layer");
    }

    @Test
    void refusesHugeInputsAtOnce() {
        assertThatThrownBy(() -> parse("r".repeat(10_000_000)))
                .hasMessageContaining("at most 100000 characters, but has 10000000");
        assertThatThrownBy(() -> parse("[".repeat(100_000))).hasMessageContaining("lists may stand in one list");
        assertThatThrownBy(() -> parse((FIRST + "\n").repeat(3000)))
                .hasMessageContaining("stage 2, 'i32' at character 42: input channels");
        assertThatThrownBy(() -> parse("r1000_k3_s11_e1_i32_o32\n".repeat(3000)))
                .hasMessageContaining("number of stages must be a whole number from 1 to 100, but was 101");
        assertThatThrownBy(() -> parse("r1000_k3_s11_e1_i32_o32\n".repeat(2)))
                .hasMessageContaining("number of blocks must be");
    }
}

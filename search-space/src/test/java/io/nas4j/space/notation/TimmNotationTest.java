package io.nas4j.space.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.Architectures;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.published.PublishedNetworks;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimmNotationTest {

    /** timm/models/efficientnet.py. */
    private static final String B0 = """
            [['ds_r1_k3_s1_e1_c16_se0.25'],
             ['ir_r2_k3_s2_e6_c24_se0.25'],
             ['ir_r2_k5_s2_e6_c40_se0.25'],
             ['ir_r3_k3_s2_e6_c80_se0.25'],
             ['ir_r3_k5_s1_e6_c112_se0.25'],
             ['ir_r4_k5_s2_e6_c192_se0.25'],
             ['ir_r1_k3_s1_e6_c320_se0.25']]""";

    private static final String V2_S = """
            [['cn_r2_k3_s1_e1_c24_skip'],
             ['er_r4_k3_s2_e4_c48'],
             ['er_r4_k3_s2_e4_c64'],
             ['ir_r6_k3_s2_e4_c128_se0.25'],
             ['ir_r9_k3_s1_e6_c160_se0.25'],
             ['ir_r15_k3_s2_e6_c256_se0.25']]""";

    private static final String MOBILENET_V1 = """
            [['dsa_r1_k3_s1_c64'],
             ['dsa_r2_k3_s2_c128'],
             ['dsa_r2_k3_s2_c256'],
             ['dsa_r6_k3_s2_c512'],
             ['dsa_r2_k3_s2_c1024']]""";

    private static Architecture parse(String text) {
        return TimmNotation.parse(text, Frame.EFFICIENTNET);
    }

    private static void assertSame(String name, String text) {
        Architecture published = PublishedNetworks.get(name);
        assertThat(TimmNotation.parse(text, Frame.of(published))).isEqualTo(published);
        assertThat(TimmNotation.format(published)).isEqualTo(text);
    }

    @Test
    void readsAndWritesPublishedNetworks() {
        assertSame("efficientnet-b0", B0);
        assertSame("efficientnetv2-s", V2_S);
        assertSame("mobilenet-v1", MOBILENET_V1);
    }

    /** As they stand in timm, with comments and trailing commas; and without the lists. */
    @Test
    void readsSourceAndPlainStrings() {
        String source = """
                [
                    # stage 0, 112x112 in
                    ['ds_r1_k3_s1_e1_c16_noskip'],
                    ['ir_r1_k3_s2_e6_c24', "ir_r1_k5_s1_e3_c24_nre"], # two kinds
                ]""";
        Architecture read = parse(source);
        assertThat(read.stages()).hasSize(2);
        assertThat(ArchitectureText.format(read))
                .contains(" mb:e1_k3_s1_c16_noskip mb:e6_k3_s2_c24+mb:e3_k5_s1_c24_relu ");
        assertThat(parse("ds_r1_k3_s1_e1_c16_noskip, ir_r1_k3_s2_e6_c24").stages())
                .hasSize(2);
    }

    /** timm ignores {@code e} of a {@code cn}; the published strings of Fused MBConv have it. */
    @Test
    void tellsConvolutionsFromFusedBlocksByTheirExpansion() {
        Architecture conv = parse("[['cn_r1_k3_s1_c16']]");
        Architecture fused = parse("[['cn_r1_k3_s1_e1_c16']]");
        assertThat(ArchitectureText.format(conv)).contains(" conv:k3_s1_c16_noskip ");
        assertThat(ArchitectureText.format(fused)).contains(" fused:e1_k3_s1_c16_noskip ");
        assertThat(Fingerprint.of(conv)).isEqualTo(Fingerprint.of(fused));
    }

    @Provide
    Arbitrary<Architecture> architectures() {
        return Notated.timm();
    }

    @Property
    void readsBackWhatItWrites(@ForAll("architectures") Architecture a) {
        assertReadBack(a);
    }

    private static void assertReadBack(Architecture a) {
        Architecture read = TimmNotation.parse(TimmNotation.format(a), Frame.of(a));
        assertThat(read).isEqualTo(a);
        assertThat(Fingerprint.canonical(read)).isEqualTo(Fingerprint.canonical(a));
    }

    @Provide
    Arbitrary<Architecture> any() {
        return Arbitraries.frequencyOf(Tuple.of(1, Architectures.any()), Tuple.of(4, Notated.oneOdd(architectures())));
    }

    @Property
    void refusesOrReadsBack(@ForAll("any") Architecture a) {
        try {
            TimmNotation.format(a);
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).startsWith("timm arch_def");
            return;
        }
        assertReadBack(a);
    }

    @Provide
    Arbitrary<String> nearlyRight() {
        String chars = "dsairecn_rkecsn.,0123456789[]'\"# \n-+E";
        return Arbitraries.oneOf(
                Notated.nearly(B0, chars), Notated.nearly(V2_S, chars), Notated.nearly(MOBILENET_V1, chars));
    }

    @Property
    void readsOrRefusesWithThePlace(@ForAll("nearlyRight") String text) {
        Architecture read;
        try {
            read = parse(text);
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).startsWith("timm arch_def").doesNotContain(": timm arch_def");
            return;
        }
        assertReadBack(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ir_r1_k3_s1_e1_c16 | 'e1' at character 13: 'ir' has an expansion convolution even at expansion 1",
                "er_r1_k3_s1_e1_c16 | 'er' has both convolutions even at expansion 1",
                "ds_r1_k3_s1_e6_c16 | 'ds' has no expansion, and timm would ignore this",
                "ds_r1_k3_s1_c12 | 12 output channels, which timm would round to 16",
                "ir_r1_k3_s1_e1.7_c16 | 54 hidden channels, which timm would round to 56",
                "ds_r1_k3_s1_c16_se0.05 | SE of 0.05 of 32 channels has 1 channels, and timm would round to 2",
                "ds_r1_k3_s1_c16_se0.01 | has 1 channels, and timm would round to 0",
                "ir_r1_k4_s1_e6_c16 | 'k4' at character 7: kernel must be one of 1, 3, 5, 7, but was 4",
                "ir_r1_k3.5_s1_e6_c16 | several kernels",
                "ir_r1_k3_s3_e6_c16 | stride must be a whole number from 1 to 2, but was 3",
                "ir_r1_k3_s1_e6 | key 'c' is missing; required are r, k, s, e, c",
                "ir_r1_k3_s1_c16 | key 'e' is missing",
                "ir_r1_k3_s1_e6_c16_c16 | key 'c' may stand only once",
                "ir_r1_k3_s1_e6_c16_se.25 | write se0.25",
                "ir_r1_k3_s1_e6_c16_i32 | timm ignores 'i'",
                "ir_r1_k3_s1_e6_c16_cc4 | CondConv",
                "ir_r1_k3_s1_e6_c16_gs8 | groups of channels",
                "ir_r1_k3_s1_e6_c16_d1 | space-to-depth",
                "ir_a3_r1_k3_s1_e6_c16 | 'a3' at character 4: 'a', another kernel of the expansion",
                "ir_r1_k3_s1_e6_c16_p3 | another kernel of the projection",
                "er_r1_k3_s1_e6_c16_fc24 | another number of input channels",
                "ir_r1_k3_s1_e6_c16_nmi | mish",
                "ir_r1_k3_s1_e6_c16_nxx | 'nxx' at character 20: a token is one of r, k, s, c, e, se and a number, or one of nre",
                "ir_r1_k3_s1_e6_c16_nre_nsw | a block has one activation",
                "cn_r1_k3_s1_c16_noskip | 'noskip' at character 17: a token is one of",
                "cn_r1_k3_s1_c16_se0.25 | 'se0.25' at character 17: a token is one of",
                "uir_r1_a3_k5_s1_e4_c16 | 'uir' at character 1: 'uir' (MobileNetV4's",
                "mqa_r1_k3_h4_s1_d64_c16 | 'mqa' (attention) has no operator",
                "mha_r1_k3_h4_s1_d64_c16 | 'mha' (attention) has no operator",
                "xx_r1 | 'xx' at character 1: a string begins with its type",
                "ir | 'ir' at character 1: a type needs tokens",
            })
    void refusesOneStringWithItsPlace(String text, String expected) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("timm arch_def, stage 1, '")
                .hasMessageContaining(expected);
    }

    /** 6.4 channels are 6 by either rule; 1.6 are not. */
    @Test
    void readsAnSeThatBothRoundAlike() {
        assertThat(ArchitectureText.format(parse("ds_r1_k3_s1_c16_se0.2"))).contains("_se0.2 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "['ds_r1_k3_s2_c16', 'ds_r1_k3_s2_c16'] | 's2' at character 32: only a stage's first string may have stride 2",
                "['ds_r1_k3_s2_c16', 'ds_r1_k3_s1_c24'] | 'c24' at character 35: a stage has one number of channels here, and its first string has 16",
                "['ds_r600_k3_s2_c16', 'ds_r600_k3_s1_c16'] | blocks of a stage must be a whole number from 1 to 1000, but was 1200",
            })
    void refusesTheSecondStringOfAStage(String stage, String expected) {
        String text = "[" + stage.replace('\'', '"') + "]";
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("timm arch_def, stage 1, string 2, '")
                .hasMessageContaining(expected);
    }

    @Test
    void refusesStridesThatTimmWouldTurnIntoDilations() {
        assertThatThrownBy(() -> parse("ds_r1_k3_s2_c16 ".repeat(5)))
                .hasMessageStartingWith("timm arch_def, stage 5, ")
                .hasMessageContaining(
                        "its stride is the network's 64, and timm turns strides beyond 32 into dilations");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mb:e6_k3_s1_c80_se0.25-x | of the expanded channels",
                "mb:e6_k3_s1_c80_se0.25-d8 | multiples of 8",
                "mb:e6_k3_s1_c80_se0.25-hsigmoid | hard sigmoid",
                "mb:e6_k3_s1_c80_se0.25-relu | its SE has activation relu",
                "mb:e6_k3_s1_c80_pool | a skip that pools",
                "sep:k3_s1_c80 | 'dsa' never skips",
                "res:e0.25_k3_s1_c80 | operator 'res'",
                "id:s1_c80 | operator 'id'",
                "mb:e6_k3_s1_c81 | 81 output channels, which timm would round to 80",
                "mb:e6_k3_s1_c24+mb:e2.5_k3_s1_c24 | 60 hidden channels, which timm would round to 64",
            })
    void refusesWhatNoStringSays(String stage, String expected) {
        Architecture a = ArchitectureText.parse("in:32x3 stem:k3_s1_c16 " + stage + " head:none classes:10");
        assertThatThrownBy(() -> TimmNotation.format(a))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("timm arch_def, stage 1: ")
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet-50", "mobilenet-v3-large"})
    void refusesPublishedNetworksThatTimmBuildsOtherwise(String name) {
        assertThatThrownBy(() -> TimmNotation.format(PublishedNetworks.get(name)))
                .hasMessageStartingWith("timm arch_def: the ");
    }

    @Test
    void refusesHugeInputsAtOnce() {
        assertThatThrownBy(() -> parse("[".repeat(10_000_000)))
                .hasMessageContaining("at most 100000 characters, but has 10000000");
        assertThatThrownBy(() -> parse("[".repeat(100_000))).hasMessageContaining("lists may stand in one list");
        assertThatThrownBy(() -> parse("ds_r1000_k3_s1_c16 ".repeat(5000)))
                .hasMessageContaining("number of stages must be a whole number from 1 to 100, but was 101");
    }
}

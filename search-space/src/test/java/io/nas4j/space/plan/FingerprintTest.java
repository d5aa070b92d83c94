package io.nas4j.space.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.space.Architectures;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

    @Provide
    Arbitrary<Architecture> architectures() {
        return Architectures.any();
    }

    /** Equal canonical forms mean equal tensors and sizes, but for the names that stages give. */
    @Property(tries = 200)
    void networksOfOneCanonicalFormHaveEqualTensors(
            @ForAll("architectures") Architecture architecture, @ForAll("architectures") Architecture other) {
        if (Fingerprint.canonical(architecture).equals(Fingerprint.canonical(other))) {
            assertThat(shapes(architecture)).isEqualTo(shapes(other));
        } else {
            assertThat(Fingerprint.of(architecture)).isNotEqualTo(Fingerprint.of(other));
        }
        Architecture again = ArchitectureText.parse(architecture.toString());
        assertThat(Fingerprint.of(again)).isEqualTo(Fingerprint.of(architecture));
    }

    private static List<List<Integer>> shapes(Architecture architecture) {
        return NetworkPlan.of(architecture).parameters().stream()
                .map(ParameterSpec::shape)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        // a skip op where input and output differ
        "mb:e6_k3_s2_c24, mb:e6_k3_s2_c24_noskip",
        "mb:e6_k3_s2_c24, mb:e6_k3_s2_c24_pool",
        // identities that do nothing, wherever they stand
        "mb:e6_k3_s2_c24+id:s1_c24+conv:k3_s1_c24, mb:e6_k3_s2_c24+conv:k3_s1_c24+id:s1_c24",
        "mb:e6_k3_s2_c24+id:s1_c24_r3, mb:e6_k3_s2_c24",
        // where one stage ends and the next begins
        "mb:e6_k3_s2_c24_r3, mb:e6_k3_s2_c24 mb:e6_k3_s1_c24_r2",
        // SE ratios that come to one width, of 16 channels
        "mb:e6_k3_s2_c24_se0.25, mb:e6_k3_s2_c24_se0.26",
        // a fused block that expands nothing
        "fused:e1_k3_s1_c16, conv:k3_s1_c16",
        // a depthwise block of expansion 1 whose SE is of the same channels either way
        "mb:e1_k3_s1_c16_se0.25, mb:e1_k3_s1_c16_se0.25-x"
    })
    void joinsNetworksThatDoNotDiffer(String stages, String same) {
        assertThat(Fingerprint.canonical(network(stages))).isEqualTo(Fingerprint.canonical(network(same)));
        assertThat(Fingerprint.of(network(stages))).isEqualTo(Fingerprint.of(network(same)));
    }

    @ParameterizedTest
    @CsvSource({
        "mb:e6_k3_s2_c24_r2, mb:e6_k3_s2_c24_r2_noskip",
        "mb:e6_k3_s2_c24_r2, mb:e6_k3_s2_c24_r2_pool",
        "mb:e6_k3_s2_c24, mb:e6_k3_s2_c24_r2",
        "mb:e6_k3_s2_c24, mb:e6_k5_s2_c24",
        "mb:e6_k3_s2_c24, mb:e6_k3_s1_c24",
        "mb:e6_k3_s2_c24, fused:e6_k3_s2_c24",
        "mb:e6_k3_s2_c24, mb:e6_k3_s2_c24_relu",
        "mb:e1_k3_s1_c16, sep:k3_s1_c16",
        "mb:e6_k3_s2_c24_se0.25, mb:e6_k3_s2_c24_se0.5",
        "mb:e6_k3_s2_c24_se0.25, mb:e6_k3_s2_c24_se0.25-hsigmoid",
        "mb:e6_k3_s2_c24_se0.25, mb:e6_k3_s2_c24_se0.25-relu",
        "id:s2_c24, conv:k1_s2_c24",
        "mb:e6_k3_s2_c24+conv:k3_s1_c24, mb:e6_k3_s2_c24+id:s1_c24",
        "mb:e3_k3_s2_c24+mb:e6_k3_s1_c24, mb:e6_k3_s2_c24+mb:e3_k3_s1_c24"
    })
    void separatesNetworksThatDo(String stages, String other) {
        assertThat(Fingerprint.of(network(stages))).isNotEqualTo(Fingerprint.of(network(other)));
    }

    /** Padding is what the windows are, not the word: at stride 1 and on odd sizes both words say one network. */
    @ParameterizedTest
    @CsvSource({
        "in:32x3 stem:k3_s2_c8 mb:e1_k3_s1_c8, true",
        "in:33x3 stem:k3_s2_c8 mb:e1_k3_s1_c8, false",
        "in:33x3 stem:k3_s2_c8 mb:e1_k5_s2_c8, false",
        "in:35x3 stem:k3_s2_c8 mb:e1_k5_s2_c8, true",
        "in:32x3 stem:k3_s1_c8 mb:e1_k3_s1_c8, false",
        "in:32x3 stem:k1_s2_c8 mb:e1_k3_s1_c8, false",
        "in:32x3 stem:k3_s1_c8_pool mb:e1_k3_s1_c8, true",
        "in:32x3 stem:k3_s1_c8 conv:k1_s2_c8_pool, true",
        "in:32x3 stem:k3_s1_c8 conv:k1_s2_c8, false"
    })
    void paddingIsOfTheNetworkWhereItChangesAWindow(String network, boolean matters) {
        Architecture same = ArchitectureText.parse(network + " head:none classes:10");
        Architecture symmetric = ArchitectureText.parse(network + " head:none classes:10 pad:symmetric");
        assertThat(Fingerprint.of(symmetric).equals(Fingerprint.of(same))).isEqualTo(!matters);
    }

    private static Architecture network(String stages) {
        return ArchitectureText.parse("in:32x3 stem:k3_s1_c16 " + stages + " head:c64 classes:10 dropconnect:0.2");
    }

    /** Stored fingerprints must find their networks again after an upgrade. */
    @Test
    void fingerprintsAreStable() {
        assertThat(Fingerprint.of(network("mb:e6_k3_s2_c24_se0.25_r2 res:e0.25_k3_s1_c32")))
                .isEqualTo("af89a295e235a701");
    }
}

package io.nas4j.space.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.space.Architectures;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Provide
    Arbitrary<Architecture> architectures() {
        return Architectures.any();
    }

    /** The canonical form is the same network: its plan differs from the original's in nothing but the text it came from. */
    @Property(tries = 200)
    void canonicalFormBuildsTheSameNetwork(@ForAll("architectures") Architecture architecture) {
        NetworkPlan original = NetworkPlan.of(architecture);
        NetworkPlan canonical = NetworkPlan.of(architecture.canonical());
        assertThat(canonical.blocks()).isEqualTo(original.blocks());
        assertThat(canonical.parameters().stream().map(ParameterSpec::name))
                .isEqualTo(
                        original.parameters().stream().map(ParameterSpec::name).toList());
        assertThat(architecture.canonical().fingerprint()).isEqualTo(Fingerprint.of(architecture));
    }

    @Test
    void joinsNetworksThatDoNotDifferAndSeparatesThoseThatDo() {
        String head = "in:32x3 stem:k3_s1_c16 ";
        String tail = " head:c64 classes:10";
        Architecture strided = ArchitectureText.parse(head + "mb:e6_k3_s2_c24" + tail);
        Architecture stridedNoSkip = ArchitectureText.parse(head + "mb:e6_k3_s2_c24_noskip" + tail);
        Architecture deeper = ArchitectureText.parse(head + "mb:e6_k3_s2_c24_r2" + tail);
        Architecture deeperNoSkip = ArchitectureText.parse(head + "mb:e6_k3_s2_c24_r2_noskip" + tail);
        assertThat(strided.fingerprint()).isEqualTo(stridedNoSkip.fingerprint());
        assertThat(deeper.fingerprint()).isNotEqualTo(deeperNoSkip.fingerprint());
        assertThat(strided.fingerprint()).isNotEqualTo(deeper.fingerprint());
    }

    /** Stored fingerprints must find their networks again after an upgrade. */
    @Test
    void fingerprintsAreStable() {
        assertThat(ArchitectureText.parse("in:32x3 stem:k3_s1_c16 mb:e6_k3_s2_c24 head:c64 classes:10")
                        .fingerprint())
                .isEqualTo("22074c72eb96be48");
    }
}

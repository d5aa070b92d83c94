package io.nas4j.export.mmpretrain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Padding;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import io.nas4j.space.published.PublishedNetworks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackboneNamesTest {

    /** The digests are mmpretrain 1.2's own, by src/test/python/digest_mmpretrain.py: names and shapes of all tensors. */
    @ParameterizedTest
    @CsvSource({
        "efficientnet-b0, afb21de50ae186c6",
        "efficientnet-b1, c39310a9fdfd575f",
        "efficientnet-b2, 3818ed2c0cb5ffb2",
        "efficientnet-b3, 2e4ff4dad1f6280a",
        "efficientnet-b4, 63607e6c492d1066",
        "efficientnet-b5, 36f3811bbc7ecfd4",
        "efficientnet-b6, cafcf6092a24cd08",
        "efficientnet-b7, 1f2a20ad9a202233",
        "efficientnet-b8, e854339b3a564682",
        "efficientnetv2-b0, d962d6623af4ec01",
        "efficientnetv2-b1, e34d6933e9a54ab7",
        "efficientnetv2-b2, 0d5dea11fb999110",
        "efficientnetv2-b3, 6c35ac9aca4ce821",
        "efficientnetv2-s, 486d71ebaf74c198",
        "efficientnetv2-m, d1ad21690de89e89",
        "efficientnetv2-l, 3fe216dc2fde4c45",
        "mobilenet-v2@0.35, 1bbc0e9acc9cc795",
        "mobilenet-v2@0.5, 33759e11199cc967",
        "mobilenet-v2@0.75, f8729624b28f889a",
        "mobilenet-v2@1, 3ef88e1f33ab7d1f",
        "mobilenet-v2@1.3, cafa29b1e4fc2950",
        "mobilenet-v2@1.4, d9bc2a3d38f69ac7",
        "mobilenet-v3-large, efae72c41d15d53b",
        "resnet-50, a8ed24bed5ee7a4f"
    })
    void namesAndShapesAreThoseOfMmpretrain(String network, String digest) throws Exception {
        String names = names(network).sorted().collect(Collectors.joining("\n"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(hash, 0, 8)).isEqualTo(digest);
    }

    private static Stream<String> names(String name) {
        Architecture network = PublishedNetworks.get(name);
        NetworkPlan plan = NetworkPlan.of(name.startsWith("resnet") ? network.withPadding(Padding.SYMMETRIC) : network);
        UnaryOperator<String> names = Backbone.of(plan.architecture()).names(plan);
        return plan.parameters().stream().map((ParameterSpec spec) -> names.apply(spec.name()) + " " + spec.shape());
    }

    @Test
    void showsOneOfEachKind() {
        assertThat(names("efficientnet-b0"))
                .hasSize(311)
                .contains(
                        "backbone.layers.0.bn.running_var [32]",
                        "backbone.layers.1.0.linear_conv.conv.weight [16, 32, 1, 1]",
                        "backbone.layers.4.5.se.conv1.conv.bias [28]",
                        "backbone.layers.5.4.expand_conv.bn.weight [1152]",
                        "backbone.layers.6.conv.weight [1280, 320, 1, 1]",
                        "head.fc.bias [1000]");
        assertThat(names("efficientnetv2-b0"))
                .contains(
                        "backbone.layers.1.0.conv.weight [16, 32, 3, 3]",
                        "backbone.layers.2.1.conv2.bn.bias [32]",
                        "backbone.layers.4.0.depthwise_conv.conv.weight [192, 1, 3, 3]");
        assertThat(names("mobilenet-v2"))
                .contains(
                        "backbone.conv1.conv.weight [32, 3, 3, 3]",
                        "backbone.layer1.0.conv.1.conv.weight [16, 32, 1, 1]",
                        "backbone.layer4.3.conv.2.bn.running_mean [64]",
                        "backbone.conv2.bn.weight [1280]");
        assertThat(names("mobilenet-v3-large"))
                .contains(
                        "backbone.layer4.se.conv2.conv.weight [72, 24, 1, 1]",
                        "backbone.layer16.conv.weight [960, 160, 1, 1]",
                        "head.layers.0.fc.weight [1280, 960]",
                        "head.layers.1.fc.bias [1000]");
        assertThat(names("resnet-50"))
                .contains(
                        "backbone.conv1.weight [64, 3, 7, 7]",
                        "backbone.layer2.0.downsample.1.running_var [512]",
                        "head.fc.weight [1000, 2048]");
    }
}

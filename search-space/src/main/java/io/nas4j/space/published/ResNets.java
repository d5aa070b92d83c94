package io.nas4j.space.published;

import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Rounding;
import java.util.List;

/** ResNet (He et al. 2016). */
final class ResNets {

    /**
     * ResNet-50 (table 1) with the stride in the 3×3 convolution, called v1.5 (torchvision, timm). Stage inputs at 224 pixels:
     * 56, 56, 28, 14. EfficientNet's table 3 scales its widths.
     */
    private static final String RESNET_50 = "in:224x3 stem:k7_s2_c64_pool res:e0.25_k3_s1_c256_r3 "
            + "res:e0.25_k3_s2_c512_r4 res:e0.25_k3_s2_c1024_r6 res:e0.25_k3_s2_c2048_r3 head:none classes:1000 "
            + "act:relu bn:0.9_1.0E-5";

    private ResNets() {}

    static List<PublishedNetwork> all() {
        return List.of(PublishedNetwork.widened(
                "resnet-50",
                RESNET_50,
                (network, width) -> new CompoundScaling(Rounding.PUBLISHED)
                        .scale(network, 1, width, network.input().resolution())));
    }
}

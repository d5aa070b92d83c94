package io.nas4j.space.published;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Head;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Rounding;
import java.util.List;

/** The MobileNets of three papers; each scales its widths. */
final class MobileNets {

    /** MobileNetV1 (Howard et al. 2017, table 1). Stage inputs at 224 pixels: 112, 112, 56, 28, 14. */
    private static final String V1 = "in:224x3 stem:k3_s2_c32 sep:k3_s1_c64_noskip sep:k3_s2_c128_r2_noskip "
            + "sep:k3_s2_c256_r2_noskip sep:k3_s2_c512_r6_noskip sep:k3_s2_c1024_r2_noskip head:none classes:1000 "
            + "act:relu dropout:0.001";

    /** MobileNetV2 (Sandler et al. 2018, table 2). Stage inputs at 224 pixels: 112, 112, 56, 28, 14, 14, 7. */
    private static final String V2 = "in:224x3 stem:k3_s2_c32 mb:e1_k3_s1_c16 mb:e6_k3_s2_c24_r2 "
            + "mb:e6_k3_s2_c32_r3 mb:e6_k3_s2_c64_r4 mb:e6_k3_s1_c96_r3 mb:e6_k3_s2_c160_r3 mb:e6_k3_s1_c320 "
            + "head:c1280 classes:1000 act:relu6 dropout:0.2";

    /** MobileNetV3-Large (Howard et al. 2019, table 1). Stage inputs at 224 pixels: 112, 112, 56, 28, 14, 14. */
    private static final String V3_LARGE = "in:224x3 stem:k3_s2_c16 mb:e1_k3_s1_c16_relu "
            + "mb:e4_k3_s2_c24_relu+mb:e3_k3_s1_c24_relu mb:e3_k5_s2_c40_se0.25-x-d8-hsigmoid_r3_relu "
            + "mb:e6_k3_s2_c80+mb:e2.5_k3_s1_c80+mb:e2.3_k3_s1_c80_r2 "
            + "mb:e6_k3_s1_c112_se0.25-x-d8-relu-hsigmoid_r2 mb:e6_k5_s2_c160_se0.25-x-d8-relu-hsigmoid_r3 "
            + "head:c960_d1280 classes:1000 act:hswish dropout:0.2";

    private MobileNets() {}

    static List<PublishedNetwork> all() {
        return List.of(
                PublishedNetwork.widened("mobilenet-v1", V1, MobileNets::everything),
                PublishedNetwork.widened("mobilenet-v2", V2, MobileNets::headNeverNarrower),
                PublishedNetwork.widened("mobilenet-v3-large", V3_LARGE, MobileNets::everything));
    }

    private static Architecture everything(Architecture network, double width) {
        return new CompoundScaling(Rounding.PUBLISHED)
                .scale(network, 1, width, network.input().resolution());
    }

    /** Section 6.1: the last convolution keeps its 1,280 filters at multipliers below 1. */
    private static Architecture headNeverNarrower(Architecture network, double width) {
        Architecture scaled = everything(network, width);
        return width >= 1 ? scaled : scaled.withHead(new Head(network.head().filters()));
    }
}

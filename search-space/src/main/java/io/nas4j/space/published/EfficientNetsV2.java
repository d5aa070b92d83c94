package io.nas4j.space.published;

import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Rounding;
import java.util.ArrayList;
import java.util.List;

/**
 * EfficientNetV2 (Tan and Le 2021; google/automl effnetv2_configs.py), at the resolution of its evaluation. Widths of the B
 * models are scaled without the ten-percent rule.
 */
final class EfficientNetsV2 {

    private static final String CONSTANTS = " classes:1000 bn:0.9_0.001 dropout:0.2 dropconnect:0.2";

    /** Table 4. Stage inputs at 384 pixels: 192, 192, 96, 48, 24, 24. */
    private static final String S = "in:384x3 stem:k3_s2_c24 fused:e1_k3_s1_c24_r2 fused:e4_k3_s2_c48_r4 "
            + "fused:e4_k3_s2_c64_r4 mb:e4_k3_s2_c128_se0.25_r6 mb:e6_k3_s1_c160_se0.25_r9 "
            + "mb:e6_k3_s2_c256_se0.25_r15 head:c1280" + CONSTANTS;

    /** Stage inputs at 480 pixels: 240, 240, 120, 60, 30, 30, 15. */
    private static final String M = "in:480x3 stem:k3_s2_c24 fused:e1_k3_s1_c24_r3 fused:e4_k3_s2_c48_r5 "
            + "fused:e4_k3_s2_c80_r5 mb:e4_k3_s2_c160_se0.25_r7 mb:e6_k3_s1_c176_se0.25_r14 "
            + "mb:e6_k3_s2_c304_se0.25_r18 mb:e6_k3_s1_c512_se0.25_r5 head:c1280" + CONSTANTS;

    /** Stage inputs at 480 pixels: 240, 240, 120, 60, 30, 30, 15. */
    private static final String L = "in:480x3 stem:k3_s2_c32 fused:e1_k3_s1_c32_r4 fused:e4_k3_s2_c64_r7 "
            + "fused:e4_k3_s2_c96_r7 mb:e4_k3_s2_c192_se0.25_r10 mb:e6_k3_s1_c224_se0.25_r19 "
            + "mb:e6_k3_s2_c384_se0.25_r25 mb:e6_k3_s1_c640_se0.25_r7 head:c1280" + CONSTANTS;

    /** Stage inputs at 224 pixels: 112, 112, 56, 28, 14, 14. */
    private static final String B0 = "in:224x3 stem:k3_s2_c32 fused:e1_k3_s1_c16 fused:e4_k3_s2_c32_r2 "
            + "fused:e4_k3_s2_c48_r2 mb:e4_k3_s2_c96_se0.25_r3 mb:e6_k3_s1_c112_se0.25_r5 "
            + "mb:e6_k3_s2_c192_se0.25_r8 head:c1280" + CONSTANTS;

    static final List<ReleasedScale> RELEASED = List.of(
            ReleasedScale.of("b0", 1.0, 1.0, 224, 0.2),
            ReleasedScale.of("b1", 1.0, 1.1, 240, 0.2),
            ReleasedScale.of("b2", 1.1, 1.2, 260, 0.3),
            ReleasedScale.of("b3", 1.2, 1.4, 300, 0.3));

    private EfficientNetsV2() {}

    static List<PublishedNetwork> all() {
        List<PublishedNetwork> all = new ArrayList<>();
        CompoundScaling scaling = new CompoundScaling(Rounding.EFFICIENTNETV2);
        for (ReleasedScale scale : RELEASED) {
            all.add(PublishedNetwork.fixed(
                    "efficientnetv2-" + scale.name(), () -> scale.apply(ArchitectureText.parse(B0), scaling)));
        }
        all.add(PublishedNetwork.fixed("efficientnetv2-s", () -> ArchitectureText.parse(S)));
        all.add(PublishedNetwork.fixed(
                "efficientnetv2-m", () -> ArchitectureText.parse(M).withDropout(0.3)));
        all.add(PublishedNetwork.fixed(
                "efficientnetv2-l", () -> ArchitectureText.parse(L).withDropout(0.4)));
        return all;
    }
}

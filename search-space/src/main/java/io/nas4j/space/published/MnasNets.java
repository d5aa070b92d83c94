package io.nas4j.space.published;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingRules;
import java.util.List;

/** MnasNet (Tan et al. 2019; tensorflow/tpu mnasnet_models.py); widths are scaled, the head's 1,280 filters are not. */
final class MnasNets {

    /** MnasNet-A1 (figure 7). Stage inputs at 224 pixels: 112, 112, 56, 28, 14, 14, 7. */
    private static final String A1 = "in:224x3 stem:k3_s2_c32 mb:e1_k3_s1_c16_noskip "
            + "mb:e6_k3_s2_c24_r2 mb:e3_k5_s2_c40_se0.25_r3 mb:e6_k3_s2_c80_r4 mb:e6_k3_s1_c112_se0.25_r2 "
            + "mb:e6_k5_s2_c160_se0.25_r3 mb:e6_k3_s1_c320 head:c1280 classes:1000 act:relu dropout:0.2";

    /** MnasNet-B1, searched without SE. Stage inputs at 224 pixels: 112, 112, 56, 28, 14, 14, 7. */
    private static final String B1 = "in:224x3 stem:k3_s2_c32 mb:e1_k3_s1_c16_noskip "
            + "mb:e3_k3_s2_c24_r3 mb:e3_k5_s2_c40_r3 mb:e6_k5_s2_c80_r3 mb:e6_k3_s1_c96_r2 "
            + "mb:e6_k5_s2_c192_r4 mb:e6_k3_s1_c320_noskip head:c1280 classes:1000 act:relu dropout:0.2";

    /**
     * MnasNet-Small, the second search of table 4. Stage inputs at 224 pixels: 112, 112, 56, 28, 14, 14, 7. The released
     * string of the first block says 16 input filters where the stem has 8, and the released code decides by them that the
     * block has no skip.
     */
    private static final String SMALL = "in:224x3 stem:k3_s2_c8 mb:e1_k3_s1_c8_noskip mb:e3_k3_s2_c16 "
            + "mb:e6_k3_s2_c16_r2 mb:e6_k5_s2_c32_se0.25_r4 mb:e6_k3_s1_c32_se0.25_r3 mb:e6_k5_s2_c88_se0.25_r3 "
            + "mb:e6_k3_s1_c144 head:c1280 classes:1000 act:relu";

    private MnasNets() {}

    static List<PublishedNetwork> all() {
        return List.of(
                PublishedNetwork.widened("mnasnet-a1", A1, MnasNets::headFixed),
                PublishedNetwork.widened("mnasnet-b1", B1, MnasNets::headFixed),
                PublishedNetwork.widened("mnasnet-small", SMALL, MnasNets::headFixed));
    }

    private static Architecture headFixed(Architecture network, double width) {
        return new CompoundScaling(ScalingRules.fixing(Rounding.PUBLISHED, false, true, false))
                .scale(network, 1, width, network.input().resolution());
    }
}

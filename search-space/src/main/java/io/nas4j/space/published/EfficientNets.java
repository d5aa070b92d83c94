package io.nas4j.space.published;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingRules;
import java.util.ArrayList;
import java.util.List;

/** EfficientNet (Tan and Le 2019) and EfficientNet-Lite (2020). */
final class EfficientNets {

    /**
     * EfficientNet-B0 (Tan and Le 2019, table 1; tensorflow/tpu efficientnet_builder.py). Input sizes of the stages at 224
     * pixels: 112, 112, 56, 28, 14, 14, 7.
     */
    private static final String B0 = "in:224x3 stem:k3_s2_c32 mb:e1_k3_s1_c16_se0.25 "
            + "mb:e6_k3_s2_c24_se0.25_r2 mb:e6_k5_s2_c40_se0.25_r2 mb:e6_k3_s2_c80_se0.25_r3 "
            + "mb:e6_k5_s1_c112_se0.25_r3 mb:e6_k5_s2_c192_se0.25_r4 mb:e6_k3_s1_c320_se0.25 "
            + "head:c1280 classes:1000 dropout:0.2 dropconnect:0.2";

    /**
     * EfficientNet-Lite0: B0 without SE, with ReLU6 (tensorflow/tpu efficientnet_lite_builder.py). Stage inputs as B0's.
     */
    private static final String LITE0 = "in:224x3 stem:k3_s2_c32 mb:e1_k3_s1_c16 mb:e6_k3_s2_c24_r2 "
            + "mb:e6_k5_s2_c40_r2 mb:e6_k3_s2_c80_r3 mb:e6_k5_s1_c112_r3 mb:e6_k5_s2_c192_r4 mb:e6_k3_s1_c320 "
            + "head:c1280 classes:1000 act:relu6 dropout:0.2 dropconnect:0.2";

    /**
     * The released multipliers of B0 to B8 and L2 (tensorflow/tpu efficientnet_builder.py, {@code efficientnet_params}).
     * They were rounded by hand: the number behind the B is not the compound coefficient φ.
     */
    static final List<ReleasedScale> RELEASED = List.of(
            ReleasedScale.of("b0", 1.0, 1.0, 224, 0.2),
            ReleasedScale.of("b1", 1.0, 1.1, 240, 0.2),
            ReleasedScale.of("b2", 1.1, 1.2, 260, 0.3),
            ReleasedScale.of("b3", 1.2, 1.4, 300, 0.3),
            ReleasedScale.of("b4", 1.4, 1.8, 380, 0.4),
            ReleasedScale.of("b5", 1.6, 2.2, 456, 0.4),
            ReleasedScale.of("b6", 1.8, 2.6, 528, 0.5),
            ReleasedScale.of("b7", 2.0, 3.1, 600, 0.5),
            ReleasedScale.of("b8", 2.2, 3.6, 672, 0.5),
            ReleasedScale.of("l2", 4.3, 5.3, 800, 0.5));

    /** The released multipliers of Lite0 to Lite4 (tensorflow/tpu efficientnet_lite_builder.py). */
    private static final List<ReleasedScale> LITE = List.of(
            ReleasedScale.of("lite0", 1.0, 1.0, 224, 0.2),
            ReleasedScale.of("lite1", 1.0, 1.1, 240, 0.2),
            ReleasedScale.of("lite2", 1.1, 1.2, 260, 0.3),
            ReleasedScale.of("lite3", 1.2, 1.4, 280, 0.3),
            ReleasedScale.of("lite4", 1.4, 1.8, 300, 0.3));

    private EfficientNets() {}

    static List<PublishedNetwork> all() {
        List<PublishedNetwork> all = new ArrayList<>();
        for (ReleasedScale scale : RELEASED) {
            all.add(member(B0, scale, ScalingRules.PUBLISHED));
        }
        for (ReleasedScale scale : LITE) {
            all.add(member(LITE0, scale, ScalingRules.fixing(Rounding.PUBLISHED, true, true, true)));
        }
        return all;
    }

    private static PublishedNetwork member(String baseline, ReleasedScale scale, ScalingRules rules) {
        return PublishedNetwork.fixed("efficientnet-" + scale.name(), () -> {
            Architecture base = ArchitectureText.parse(baseline);
            return scale.apply(base, new CompoundScaling(rules));
        });
    }
}

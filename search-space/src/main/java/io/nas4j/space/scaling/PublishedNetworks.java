package io.nas4j.space.scaling;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Networks that papers published, by name. */
public final class PublishedNetworks {

    /**
     * EfficientNet-B0 (Tan and Le 2019, table 1; tensorflow/tpu efficientnet_builder.py). Input sizes of the stages at 224
     * pixels: 112, 112, 56, 28, 14, 14, 7.
     */
    private static final String EFFICIENTNET_B0 = "in:224x3 stem:k3_s2_c32 mb:e1_k3_s1_c16_se0.25 "
            + "mb:e6_k3_s2_c24_se0.25_r2 mb:e6_k5_s2_c40_se0.25_r2 mb:e6_k3_s2_c80_se0.25_r3 "
            + "mb:e6_k5_s1_c112_se0.25_r3 mb:e6_k5_s2_c192_se0.25_r4 mb:e6_k3_s1_c320_se0.25 "
            + "head:c1280 classes:1000 dropout:0.2 dropconnect:0.2";

    /** MnasNet-A1 (Tan et al. 2019, figure 7; tensorflow/tpu mnasnet_models.py). Stage inputs: 112, 112, 56, 28, 14, 14, 7. */
    private static final String MNASNET_A1 = "in:224x3 stem:k3_s2_c32 mb:e1_k3_s1_c16_noskip "
            + "mb:e6_k3_s2_c24_r2 mb:e3_k5_s2_c40_se0.25_r3 mb:e6_k3_s2_c80_r4 mb:e6_k3_s1_c112_se0.25_r2 "
            + "mb:e6_k5_s2_c160_se0.25_r3 mb:e6_k3_s1_c320 head:c1280 classes:1000 act:relu dropout:0.2";

    /** MnasNet-B1, searched without SE (tensorflow/tpu mnasnet_models.py). Stage inputs: 112, 112, 56, 28, 14, 14, 7. */
    private static final String MNASNET_B1 = "in:224x3 stem:k3_s2_c32 mb:e1_k3_s1_c16_noskip "
            + "mb:e3_k3_s2_c24_r3 mb:e3_k5_s2_c40_r3 mb:e6_k5_s2_c80_r3 mb:e6_k3_s1_c96_r2 "
            + "mb:e6_k5_s2_c192_r4 mb:e6_k3_s1_c320_noskip head:c1280 classes:1000 act:relu dropout:0.2";

    /** MobileNetV2 (Sandler et al. 2018, table 2). Stage inputs at 224 pixels: 112, 112, 56, 28, 14, 14, 7. */
    private static final String MOBILENET_V2 = "in:224x3 stem:k3_s2_c32 mb:e1_k3_s1_c16 mb:e6_k3_s2_c24_r2 "
            + "mb:e6_k3_s2_c32_r3 mb:e6_k3_s2_c64_r4 mb:e6_k3_s1_c96_r3 mb:e6_k3_s2_c160_r3 mb:e6_k3_s1_c320 "
            + "head:c1280 classes:1000 act:relu6 dropout:0.2";

    /**
     * The released multipliers of B0 to B8 and L2 (tensorflow/tpu efficientnet_builder.py, {@code efficientnet_params}).
     * They were rounded by hand: the number behind the B is not the compound coefficient φ.
     */
    private enum Member {
        B0(1.0, 1.0, 224, 0.2),
        B1(1.0, 1.1, 240, 0.2),
        B2(1.1, 1.2, 260, 0.3),
        B3(1.2, 1.4, 300, 0.3),
        B4(1.4, 1.8, 380, 0.4),
        B5(1.6, 2.2, 456, 0.4),
        B6(1.8, 2.6, 528, 0.5),
        B7(2.0, 3.1, 600, 0.5),
        B8(2.2, 3.6, 672, 0.5),
        L2(4.3, 5.3, 800, 0.5);

        private final double width;
        private final double depth;
        private final int resolution;
        private final double dropout;

        Member(double width, double depth, int resolution, double dropout) {
            this.width = width;
            this.depth = depth;
            this.resolution = resolution;
            this.dropout = dropout;
        }

        Architecture architecture() {
            Architecture b0 = ArchitectureText.parse(EFFICIENTNET_B0);
            Architecture a = new CompoundScaling(Rounding.PUBLISHED).scale(b0, depth, width, resolution);
            return new Architecture(
                    a.input(),
                    a.stem(),
                    a.stages(),
                    a.head(),
                    a.classes(),
                    a.activation(),
                    a.batchNorm(),
                    dropout,
                    a.dropConnect());
        }
    }

    private static final Map<String, String> TEXTS = texts();

    private PublishedNetworks() {}

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Member member : Member.values()) {
            texts.put(
                    "efficientnet-" + member.name().toLowerCase(Locale.ROOT),
                    member.architecture().toString());
        }
        texts.put("mnasnet-a1", MNASNET_A1);
        texts.put("mnasnet-b1", MNASNET_B1);
        texts.put("mobilenet-v2", MOBILENET_V2);
        return Map.copyOf(texts);
    }

    /** All names, sorted. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(TEXTS.keySet());
        names.sort(null);
        return names;
    }

    /** The network of that name, at its published resolution and 1,000 classes. */
    public static Optional<Architecture> find(String name) {
        return Optional.ofNullable(TEXTS.get(name)).map(ArchitectureText::parse);
    }

    /**
     * The network of that name.
     *
     * @throws InvalidInputException where there is none, naming those that there are
     */
    public static Architecture get(String name) {
        return find(name)
                .orElseThrow(() -> new InvalidInputException(
                        "unknown network '" + name + "'; published networks are " + String.join(", ", names())));
    }
}

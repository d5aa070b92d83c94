package io.nas4j.export.torchvision;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.export.source.Conventions;
import io.nas4j.export.source.ResNetNames;
import io.nas4j.export.source.StateDictLayout;
import io.nas4j.export.source.StateDictSource;
import io.nas4j.export.source.WantedNetwork;
import io.nas4j.export.source.WeightsSource;
import io.nas4j.export.torchvision.TorchvisionNames.Family;
import io.nas4j.space.architecture.Padding;
import java.util.List;

/** Reads torchvision's state dicts. */
public final class TorchvisionSource {

    private static final double LARGE_EPSILON = 1e-3;
    private static final double USUAL_EPSILON = 1e-5;

    private TorchvisionSource() {}

    /** Its EfficientNets, MobileNets, MnasNets and ResNets. */
    public static WeightsSource of() {
        return new StateDictSource(
                "torchvision",
                List.of(
                        layout("features.1.0.block.0.0.weight", Family.EFFICIENTNET),
                        layout("features.1.conv.0.0.weight", Family.MOBILENET_V2),
                        layout("features.1.block.0.0.weight", Family.MOBILENET_V3),
                        layout("layers.0.weight", Family.MNASNET),
                        new StateDictLayout("conv1.weight", ResNetNames::of)),
                TorchvisionSource::conventions);
    }

    private static StateDictLayout layout(String sign, Family family) {
        return new StateDictLayout(sign, plan -> TorchvisionNames.of(family, plan));
    }

    /** All pad symmetrically. EfficientNet-B5 and larger, EfficientNetV2 and MobileNetV3 have their own epsilon. */
    private static Conventions conventions(WantedNetwork network) {
        boolean large = network.name().matches("efficientnet-b[5-7]|efficientnetv2.*|mobilenet-v3.*");
        return new Conventions(Padding.SYMMETRIC, large ? LARGE_EPSILON : USUAL_EPSILON, InputNormalisation.IMAGENET);
    }
}

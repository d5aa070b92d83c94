package io.nas4j.export.timm;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.export.source.Conventions;
import io.nas4j.export.source.ResNetNames;
import io.nas4j.export.source.StateDictLayout;
import io.nas4j.export.source.StateDictSource;
import io.nas4j.export.source.WantedNetwork;
import io.nas4j.export.source.WeightsSource;
import io.nas4j.space.architecture.Padding;
import java.util.List;

/** Reads timm's state dicts. */
public final class TimmSource {

    private static final double TENSORFLOWS = 1e-3;
    private static final double PYTORCHS = 1e-5;

    private TimmSource() {}

    /** Its EfficientNets, MobileNets and MnasNets have modules in one way, its ResNets in torchvision's. */
    public static WeightsSource of() {
        return new StateDictSource(
                "timm",
                List.of(
                        new StateDictLayout("conv_stem.weight", TimmNames::of),
                        new StateDictLayout("conv1.weight", ResNetNames::of)),
                TimmSource::conventions);
    }

    /**
     * EfficientNets are taken for the {@code tf_} variants, whose weights come from TensorFlow; all others were trained in
     * PyTorch (timm/models/efficientnet.py, mobilenetv3.py, resnet.py).
     */
    private static Conventions conventions(WantedNetwork network) {
        boolean ported = network.name().startsWith("efficientnet");
        boolean centred = network.name().startsWith("efficientnetv2-s");
        return new Conventions(
                ported ? Padding.SAME : Padding.SYMMETRIC,
                ported ? TENSORFLOWS : PYTORCHS,
                centred ? InputNormalisation.CENTRED : InputNormalisation.IMAGENET);
    }
}

package io.nas4j.space.published;

import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingRules;
import java.util.List;

/**
 * TinyNet (Han et al. 2020, "Model Rubik's cube", table 4; huawei-noah/Efficient-AI-Backbones, tinynet.py): EfficientNet-B0 made smaller,
 * by its resolution and its depth more than by its width. Stem and head keep their filters.
 */
final class TinyNets {

    private static final double DROPOUT = 0.2;

    static final List<ReleasedScale> RELEASED = List.of(
            new ReleasedScale("a", 1.0, 1.2, 0.86, DROPOUT),
            new ReleasedScale("b", 0.75, 1.1, 0.84, DROPOUT),
            new ReleasedScale("c", 0.54, 0.85, 0.825, DROPOUT),
            new ReleasedScale("d", 0.54, 0.695, 0.68, DROPOUT),
            new ReleasedScale("e", 0.51, 0.6, 0.475, DROPOUT));

    /** How the five were scaled. */
    static final ScalingRules RULES = ScalingRules.fixing(Rounding.TINYNET, true, true, false);

    private TinyNets() {}

    static List<PublishedNetwork> all() {
        return RELEASED.stream()
                .map(scale -> PublishedNetwork.fixed(
                        "tinynet-" + scale.name(),
                        () -> scale.apply(PublishedNetworks.get("efficientnet-b0"), new CompoundScaling(RULES))))
                .toList();
    }
}

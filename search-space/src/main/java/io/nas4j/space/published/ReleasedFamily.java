package io.nas4j.space.published;

import io.nas4j.space.scaling.ScalingRules;
import java.util.List;

/**
 * Networks that were scaled from one baseline by multipliers that follow no single φ.
 *
 * @param name as {@code tinynet}
 * @param scales in the order of their names
 * @param rules what was scaled, and how it was rounded
 */
public record ReleasedFamily(String name, List<ReleasedScale> scales, ScalingRules rules) {

    public ReleasedFamily {
        scales = List.copyOf(scales);
    }
}

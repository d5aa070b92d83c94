package io.nas4j.space.search;

import io.nas4j.space.architecture.SkipOp;
import java.util.List;

/** What can be chosen for one block of the hierarchical space, all of whose layers are then alike. */
public record BlockChoices(
        int stride,
        List<Integer> layers,
        List<Integer> expansions,
        List<Integer> kernels,
        List<Double> seRatios,
        List<Integer> filters,
        List<SkipOp> skips) {

    public BlockChoices {
        layers = List.copyOf(layers);
        expansions = List.copyOf(expansions);
        kernels = List.copyOf(kernels);
        seRatios = List.copyOf(seRatios);
        filters = List.copyOf(filters);
        skips = List.copyOf(skips);
    }
}

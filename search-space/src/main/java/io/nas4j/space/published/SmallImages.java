package io.nas4j.space.published;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.architecture.Stem;
import io.nas4j.space.plan.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a network that was published for large images to small ones, as its implementations for CIFAR-10 do (kuangliu/pytorch-cifar,
 * models/mobilenetv2.py and resnet.py): the first strides become 1, until the last map has at least {@value #LEAST_MAP}
 * pixels a side. The first convolution comes first, with a kernel of 3, then the maximum behind it, then the stages in order. Filters
 * and layers stay, and so do parameters where the first kernel was 3 before.
 */
final class SmallImages {

    /** Pixels a side that the last map keeps. */
    static final int LEAST_MAP = 4;

    /** The smallest images: they have room for one stride. */
    static final int LEAST = 2 * LEAST_MAP;

    private static final int SMALL_KERNEL = 3;

    private SmallImages() {}

    /** @param pixels a side of the images */
    static Architecture cut(Architecture published, int pixels) {
        Architecture network = published.withResolution(pixels);
        while (lastMap(network) < LEAST_MAP) {
            network = withoutFirstStride(network);
        }
        return network;
    }

    private static int lastMap(Architecture network) {
        int size = Layout.stemOutSize(network);
        for (Stage stage : network.stages()) {
            size = Layout.outSize(size, stage.stride());
        }
        return size;
    }

    private static Architecture withoutFirstStride(Architecture network) {
        Stem stem = network.stem();
        if (stem.stride() > 1) {
            return network.withStem(new Stem(Math.min(stem.kernel(), SMALL_KERNEL), 1, stem.filters(), stem.pool()));
        }
        if (stem.pool()) {
            return network.withStem(new Stem(stem.kernel(), 1, stem.filters()));
        }
        List<Stage> stages = new ArrayList<>(network.stages());
        int first = 0;
        while (stages.get(first).stride() == 1) {
            first++;
        }
        stages.set(first, unstrided(stages.get(first)));
        return network.withStages(stages);
    }

    private static Stage unstrided(Stage stage) {
        return new Stage(
                stage.blocks().stream().map(block -> block.withStride(1)).toList());
    }
}

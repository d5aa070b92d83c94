package io.nas4j.space.scaling;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.architecture.Stem;
import io.nas4j.space.plan.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * A network for other images than it was made for. On smaller ones its last maps would have a pixel or two a side, so strides
 * are taken out, from the image on, until they have {@value #LEAST_MAP}: what implementations for CIFAR do by hand, as
 * those of MobileNetV2 and ResNet, whose stems and first strides they leave out.
 *
 * @param network for those images
 * @param strides what no longer has a stride of 2, in words; empty where all stay
 */
public record CutToSize(Architecture network, List<String> strides) {

    /** Pixels a side of the last map where strides are taken out. */
    public static final int LEAST_MAP = 4;

    private static final int STRIDE = 2;

    public CutToSize {
        strides = List.copyOf(strides);
    }

    /** The network for images of that size and number of classes; only on images smaller than its own it loses strides. */
    public static CutToSize of(Architecture network, Input input, int classes) {
        Architecture fitted = network.withInput(input).withClasses(classes);
        List<String> strides = new ArrayList<>();
        if (input.resolution() < network.input().resolution()) {
            for (Architecture less = next(fitted, strides); !less.equals(fitted); less = next(fitted, strides)) {
                fitted = less;
            }
        }
        return new CutToSize(fitted, strides);
    }

    /** Without the first stride that is left, where the last map is too small; else the same network. */
    private static Architecture next(Architecture network, List<String> taken) {
        if (lastMap(network) >= Math.min(LEAST_MAP, network.input().resolution())) {
            return network;
        }
        Stem stem = network.stem();
        if (stem.stride() == STRIDE) {
            taken.add("the stem's");
            return network.withStem(new Stem(stem.kernel(), 1, stem.filters(), stem.pool()));
        }
        if (stem.pool()) {
            taken.add("the pooling's");
            return network.withStem(new Stem(stem.kernel(), 1, stem.filters()));
        }
        List<Stage> stages = new ArrayList<>(network.stages());
        for (int s = 0; s < stages.size(); s++) {
            if (stages.get(s).stride() == STRIDE) {
                taken.add("stage " + (s + 1) + "'s");
                stages.set(s, withoutStride(stages.get(s)));
                return network.withStages(stages);
            }
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

    private static Stage withoutStride(Stage stage) {
        List<Block> blocks = new ArrayList<>(stage.blocks());
        blocks.set(0, stage.block().withStride(1));
        return new Stage(blocks);
    }
}

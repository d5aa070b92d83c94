package io.nas4j.space.published;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.architecture.Stem;
import io.nas4j.space.scaling.CutToSize;

/**
 * Published networks in miniature, as their implementations for CIFAR-10 are (kuangliu/pytorch-cifar, models/mobilenetv2.py and
 * resnet.py): {@linkplain CutToSize cut to size}, and a first convolution that has lost its stride has a kernel of at most 3. Filters
 * and layers stay.
 */
final class SmallImages {

    /** The smallest images: they have room for one stride. */
    static final int LEAST = 2 * CutToSize.LEAST_MAP;

    private static final int SMALL_KERNEL = 3;

    private SmallImages() {}

    /** @param pixels a side of the images */
    static Architecture cut(Architecture published, int pixels) {
        Input input = new Input(pixels, published.input().channels());
        Architecture network =
                CutToSize.of(published, input, published.classes()).network();
        Stem stem = network.stem();
        boolean cut = stem.stride() < published.stem().stride();
        return cut
                ? network.withStem(
                        new Stem(Math.min(stem.kernel(), SMALL_KERNEL), stem.stride(), stem.filters(), stem.pool()))
                : network;
    }
}

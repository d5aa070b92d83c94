package io.nas4j.evaluator.train;

import io.nas4j.evaluator.augment.Box;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Fills a box of some images with bytes at random (Zhong et al. 2020, "Random erasing data augmentation", algorithm 1 with random
 * values): 2 to 40 % of the area, one side at most 10/3 of the other. Boxes are drawn inside the image, as torchvision's are.
 */
final class Erasing {

    private static final double LEAST = 0.02;
    private static final double MOST = 0.4;
    private static final double RATIO = 10.0 / 3;
    private static final int TRIES = 100;

    private final double probability;
    private final PixelReader reader;

    /** @param reader of the images, whose normalisation holds for what is filled in too */
    Erasing(double probability, PixelReader reader) {
        this.probability = probability;
        this.reader = reader;
    }

    /** Perhaps erases a box of the image that stands at an offset. */
    void apply(float[] into, int offset, RandomGenerator random) {
        if (random.nextDouble() >= probability) {
            return;
        }
        int size = reader.images().size();
        int channels = reader.images().channels();
        Optional<Box> drawn = Box.draw(size, LEAST, MOST, RATIO, TRIES, random);
        drawn.ifPresent(box -> {
            for (int y = box.top(); y < box.top() + box.height(); y++) {
                int row = offset + (y * size + box.left()) * channels;
                for (int i = 0; i < box.width() * channels; i++) {
                    into[row + i] = reader.normalised(random.nextInt(256), i % channels);
                }
            }
        });
    }
}

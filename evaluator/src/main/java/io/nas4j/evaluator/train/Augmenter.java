package io.nas4j.evaluator.train;

import io.nas4j.core.study.Augmentation;
import io.nas4j.evaluator.augment.AutoAugment;
import io.nas4j.evaluator.augment.ImageChange;
import io.nas4j.evaluator.augment.RandAugment;
import io.nas4j.evaluator.augment.ResizedCrop;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Writes training images into batches, changed at random. */
final class Augmenter {

    /** Images move by up to an eighth of their side, as 4 pixels of 32 (He et al. 2016, section 4.2). */
    private static final int SIDE_PER_SHIFT = 8;

    private final PixelReader reader;
    private final Augmentation augmentation;
    private final Optional<ImageChange> operations;
    private final Optional<ImageChange> resizedCrop;
    private final Optional<Erasing> erasing;
    private final int size;
    private final int maxShift;
    private final RandomGenerator random;

    Augmenter(PixelReader reader, Augmentation augmentation, RandomGenerator random) {
        this.reader = reader;
        this.augmentation = augmentation;
        this.size = reader.images().size();
        this.operations = change(augmentation, size, reader.mean());
        int channels = reader.images().channels();
        this.resizedCrop = augmentation.resizedCrop() == 0
                ? Optional.empty()
                : Optional.of(new ResizedCrop(augmentation.resizedCrop(), size, channels));
        this.erasing = augmentation.erasing() == 0
                ? Optional.empty()
                : Optional.of(new Erasing(augmentation.erasing(), reader));
        this.maxShift = (size + SIDE_PER_SHIFT / 2) / SIDE_PER_SHIFT;
        this.random = random;
    }

    private static Optional<ImageChange> change(Augmentation augmentation, int size, byte[] mean) {
        if (augmentation.policy().isPresent()) {
            return Optional.of(new AutoAugment(augmentation.policy().get(), size, mean));
        }
        return augmentation.operations() == 0
                ? Optional.empty()
                : Optional.of(new RandAugment(augmentation, size, mean));
    }

    /** Writes an image; what its changes uncover is the mean colour. */
    void read(int index, float[] into, int offset) {
        byte[] pixels = reader.images().pixels(index);
        if (operations.isPresent()) {
            pixels = operations.get().apply(pixels, random);
        }
        if (resizedCrop.isPresent()) {
            pixels = resizedCrop.get().apply(pixels, random);
        }
        int down = shift();
        int right = shift();
        boolean mirrored = augmentation.flip() && random.nextInt(2) == 1;
        reader.read(pixels, down, right, mirrored, into, offset);
        if (augmentation.cutout() > 0) {
            cutOut(into, offset);
        }
        erasing.ifPresent(each -> each.apply(into, offset, random));
    }

    private int shift() {
        return augmentation.crop() ? random.nextInt(2 * maxShift + 1) - maxShift : 0;
    }

    /** The square's middle may be any pixel, so that at the border less is blanked (DeVries and Taylor 2017, section 3.2). */
    private void cutOut(float[] into, int offset) {
        int side = augmentation.cutout();
        int top = random.nextInt(size) - side / 2;
        int left = random.nextInt(size) - side / 2;
        int from = Math.max(0, left);
        int to = Math.min(size, left + side);
        int channels = reader.images().channels();
        for (int y = Math.max(0, top); y < Math.min(size, top + side); y++) {
            Arrays.fill(into, offset + (y * size + from) * channels, offset + (y * size + to) * channels, 0f);
        }
    }
}

package io.nas4j.evaluator.data.image;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Training images and test images. The test images are opened only when they are asked for. */
public final class DataSet {

    private final String spec;
    private final ImageSource train;
    private final Supplier<ImageSource> openTest;
    private Optional<ImageSource> test = Optional.empty();

    public DataSet(String spec, ImageSource train, Supplier<ImageSource> openTest) {
        this.spec = spec;
        this.train = train;
        this.openTest = openTest;
    }

    /** The name that the user gave, such as {@code shapes} or {@code cifar10:DIR}. */
    public String spec() {
        return spec;
    }

    public List<String> classNames() {
        return train.classNames();
    }

    /** Number of channels: 3 for colour, 1 for grey. */
    public int channels() {
        return train.channels();
    }

    /** Side in pixels that the images have at home; of the first one where they differ. */
    public int nativeSize() {
        return train.nativeSize();
    }

    /** Fingerprint of the training images. A search never opens the test images. */
    public String fingerprint() {
        return train.fingerprint();
    }

    public ImageSource train() {
        return train;
    }

    /**
     * The test images. No search sees them.
     *
     * @throws io.nas4j.space.InvalidInputException where they are missing or wrong
     */
    public synchronized ImageSource test() {
        ImageSource opened = test.orElseGet(openTest);
        test = Optional.of(opened);
        return opened;
    }
}

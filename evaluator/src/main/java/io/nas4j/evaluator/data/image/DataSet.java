package io.nas4j.evaluator.data.image;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Training images and test images. The test images are not touched until they are asked for. */
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

    /** As the user named it: {@code shapes}, {@code cifar10:DIR}. */
    public String spec() {
        return spec;
    }

    public List<String> classNames() {
        return train.classNames();
    }

    /** 3 for colour, 1 for grey. */
    public int channels() {
        return train.channels();
    }

    /** Side in pixels that the images have at home; of the first one where they differ. */
    public int nativeSize() {
        return train.nativeSize();
    }

    /** Of the training images alone: the test images are opened by no search. */
    public String fingerprint() {
        return train.fingerprint();
    }

    public ImageSource train() {
        return train;
    }

    /**
     * The images that no search sees.
     *
     * @throws io.nas4j.space.InvalidInputException where they are missing or wrong
     */
    public synchronized ImageSource test() {
        ImageSource opened = test.orElseGet(openTest);
        test = Optional.of(opened);
        return opened;
    }
}

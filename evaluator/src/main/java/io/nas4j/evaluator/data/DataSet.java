package io.nas4j.evaluator.data;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Training pictures and test pictures. The test pictures are not touched until they are asked for. */
public final class DataSet {

    private final String spec;
    private final PictureSource train;
    private final Supplier<PictureSource> openTest;
    private Optional<PictureSource> test = Optional.empty();

    DataSet(String spec, PictureSource train, Supplier<PictureSource> openTest) {
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

    /** Side in pixels that the pictures have at home; of the first one where they differ. */
    public int nativeSize() {
        return train.nativeSize();
    }

    /** Of the training pictures alone: the test pictures are opened by no search. */
    public String fingerprint() {
        return train.fingerprint();
    }

    public PictureSource train() {
        return train;
    }

    /**
     * The pictures that no search sees.
     *
     * @throws io.nas4j.space.InvalidInputException where they are missing or wrong
     */
    public synchronized PictureSource test() {
        PictureSource opened = test.orElseGet(openTest);
        test = Optional.of(opened);
        return opened;
    }
}

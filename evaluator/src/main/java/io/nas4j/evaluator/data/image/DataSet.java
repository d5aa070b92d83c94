package io.nas4j.evaluator.data.image;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Training images, perhaps validation images of their own, and test images, which are not touched until asked for. */
public final class DataSet {

    private final String spec;
    private final ImageSource train;
    private final Optional<ImageSource> validation;
    private final Supplier<ImageSource> openTest;
    private final DataParts parts;
    private Optional<ImageSource> test = Optional.empty();

    /**
     * A data set.
     *
     * @param spec as the user named it
     * @param validation the images that networks are judged by; where there are none, they are split off {@code train}
     * @param parts what is said of it before a study begins
     */
    public DataSet(
            String spec,
            ImageSource train,
            Optional<ImageSource> validation,
            Supplier<ImageSource> openTest,
            DataParts parts) {
        this.spec = spec;
        this.train = train;
        this.validation = validation;
        this.openTest = openTest;
        this.parts = parts;
    }

    /** As the user named it: {@code shapes}, {@code cifar10:DIR}. */
    public String spec() {
        return spec;
    }

    /** Names of the classes; the label of an image is a place in this list. */
    public List<String> classNames() {
        return train.classNames();
    }

    /** 3 for colour, 1 for grey. */
    public int channels() {
        return train.channels();
    }

    /** Side in pixels that the training images have at home; the median of the shorter sides where they differ. */
    public int nativeSize() {
        return train.nativeSize();
    }

    /** Of what a search sees: the test images have no part in it. */
    public String fingerprint() {
        return validation
                .map(judged -> new ContentHash("train and validation")
                        .add(train.fingerprint())
                        .add(judged.fingerprint())
                        .name())
                .orElseGet(train::fingerprint);
    }

    /** The training images, with those to validate among them unless {@link #validation} has some. */
    public ImageSource train() {
        return train;
    }

    /** The images that networks are judged by, where they are none of {@link #train}. */
    public Optional<ImageSource> validation() {
        return validation;
    }

    /**
     * Does what is expensive once, before trials start: reads every image that a search sees.
     *
     * @param size that will be asked for
     * @throws io.nas4j.space.InvalidInputException where too many cannot be read
     */
    public void prepare(int size) {
        train.prepare(size);
        validation.ifPresent(judged -> judged.prepare(size));
    }

    /** How many images there are to train and to judge by. */
    public ImageCounts counts() {
        return new ImageCounts(
                train.count(),
                validation.map(judged -> OptionalInt.of(judged.count())).orElse(OptionalInt.empty()));
    }

    /** Sentences about what lies there and is left out, such as images that cannot be read. */
    public List<String> leftOut() {
        return Stream.concat(train.leftOut().stream(), validation.stream().flatMap(judged -> judged.leftOut().stream()))
                .toList();
    }

    /** What is said of it before a study begins. */
    public DataParts parts() {
        return parts;
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

package io.nas4j.evaluator.data.folder;

import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.data.image.ImageSource;
import io.nas4j.evaluator.data.image.Split;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code images:DIR}: one folder a class, either below {@code DIR/train} and {@code DIR/test}, or directly below
 * {@code DIR}, where a fifth of each class is set aside as test images.
 */
public final class ImageFolders {

    /** The test images are the same whatever a study's seed, so that none has ever been searched on. */
    private static final long TEST_SEED = 0;

    private static final int TEST_SHARE = 5;

    private ImageFolders() {}

    public static DataSet open(
            String spec, Path folder, Optional<Path> cacheFolder, UnreadableLimit limit, Runnable progress) {
        Path trainFolder = folder.resolve("train");
        Path testFolder = folder.resolve("test");
        Function<FolderListing, ImageSource> images =
                listing -> new FolderImageSource(listing, cacheFolder, limit, progress);
        if (!Files.isDirectory(trainFolder)) {
            return setAside(spec, folder, images);
        }
        if (!Files.isDirectory(testFolder)) {
            return setAside(spec, trainFolder, images);
        }
        FolderListing train = FolderListing.of(trainFolder);
        return new DataSet(spec, images.apply(train), () -> images.apply(test(train, testFolder)));
    }

    private static FolderListing test(FolderListing train, Path testFolder) {
        FolderListing test = FolderListing.of(testFolder);
        if (!test.classNames().equals(train.classNames())) {
            throw new InvalidInputException(testFolder + " must have the classes of " + train.folder() + " ("
                    + String.join(", ", train.classNames()) + "), but has " + String.join(", ", test.classNames()));
        }
        return test;
    }

    /** Which images are set aside follows from their names alone, so that no search opens one of them. */
    private static DataSet setAside(String spec, Path folder, Function<FolderListing, ImageSource> images) {
        FolderListing all = FolderListing.of(folder);
        int testCount = Math.max(1, all.files().size() / TEST_SHARE);
        Split split =
                Split.of(all.labels(), all.classNames().size(), 0, testCount, TEST_SEED, "the images in " + folder);
        return new DataSet(
                spec, images.apply(all.only(split.train())), () -> images.apply(all.only(split.validation())));
    }
}

package io.nas4j.evaluator.data;

import io.nas4j.space.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code images:DIR}: one folder a class, either below {@code DIR/train} and {@code DIR/test}, or directly below
 * {@code DIR}, where a fifth of each class is set aside as test pictures.
 */
final class ImageFolders {

    /** The test pictures are the same whatever a study's seed, so that none has ever been searched on. */
    private static final long TEST_SEED = 0;

    private static final int TEST_SHARE = 5;

    private ImageFolders() {}

    static DataSet open(String spec, Path folder, Optional<Path> cacheFolder) {
        Path trainFolder = folder.resolve("train");
        Path testFolder = folder.resolve("test");
        if (!Files.isDirectory(trainFolder)) {
            return setAside(spec, folder, cacheFolder);
        }
        if (!Files.isDirectory(testFolder)) {
            return setAside(spec, trainFolder, cacheFolder);
        }
        FolderListing train = FolderListing.of(trainFolder);
        return new DataSet(spec, new FolderPictures(train, cacheFolder), () -> test(train, testFolder, cacheFolder));
    }

    private static PictureSource test(FolderListing train, Path testFolder, Optional<Path> cacheFolder) {
        FolderListing test = FolderListing.of(testFolder);
        if (!test.classNames().equals(train.classNames())) {
            throw new InvalidInputException(testFolder + " must have the classes of " + train.folder() + " ("
                    + String.join(", ", train.classNames()) + "), but has " + String.join(", ", test.classNames()));
        }
        return new FolderPictures(test, cacheFolder);
    }

    private static DataSet setAside(String spec, Path folder, Optional<Path> cacheFolder) {
        FolderListing listing = FolderListing.of(folder);
        PictureSource all = new FolderPictures(listing, cacheFolder);
        int testCount = Math.max(1, all.count() / TEST_SHARE);
        Split split = Split.of(
                all.labels(), listing.classNames().size(), 0, testCount, TEST_SEED, "the pictures in " + folder);
        return new DataSet(spec, new Subset(all, split.train()), () -> new Subset(all, split.validation()));
    }
}

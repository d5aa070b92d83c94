package io.nas4j.evaluator.data;

import io.nas4j.space.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code images:DIR}: one folder a class, either below {@code DIR/train} and {@code DIR/test}, or directly below
 * {@code DIR}, where a fifth of each class is set aside as test pictures.
 */
final class ImageFolders {

    /** The test pictures are the same whatever a study's seed, so that none has ever been searched on. */
    private static final long TEST_SEED = 0;

    private static final int TEST_SHARE = 5;

    private ImageFolders() {}

    static DataSet open(
            String spec, Path folder, Optional<Path> cacheFolder, UnreadableLimit limit, Runnable progress) {
        Path trainFolder = folder.resolve("train");
        Path testFolder = folder.resolve("test");
        Function<FolderListing, PictureSource> pictures =
                listing -> new FolderPictures(listing, cacheFolder, limit, progress);
        if (!Files.isDirectory(trainFolder)) {
            return setAside(spec, folder, pictures);
        }
        if (!Files.isDirectory(testFolder)) {
            return setAside(spec, trainFolder, pictures);
        }
        FolderListing train = FolderListing.of(trainFolder);
        return new DataSet(spec, pictures.apply(train), () -> pictures.apply(test(train, testFolder)));
    }

    private static FolderListing test(FolderListing train, Path testFolder) {
        FolderListing test = FolderListing.of(testFolder);
        if (!test.classNames().equals(train.classNames())) {
            throw new InvalidInputException(testFolder + " must have the classes of " + train.folder() + " ("
                    + String.join(", ", train.classNames()) + "), but has " + String.join(", ", test.classNames()));
        }
        return test;
    }

    /** Which pictures are set aside follows from their names alone, so that no search opens one of them. */
    private static DataSet setAside(String spec, Path folder, Function<FolderListing, PictureSource> pictures) {
        FolderListing all = FolderListing.of(folder);
        int testCount = Math.max(1, all.files().size() / TEST_SHARE);
        Split split =
                Split.of(all.labels(), all.classNames().size(), 0, testCount, TEST_SEED, "the pictures in " + folder);
        return new DataSet(
                spec, pictures.apply(all.only(split.train())), () -> pictures.apply(all.only(split.validation())));
    }
}

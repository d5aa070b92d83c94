package io.nas4j.evaluator.data.folder;

import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.data.image.ImageSource;
import io.nas4j.evaluator.data.image.Split;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code images:DIR}: one folder a class, either below {@code DIR/train}, or directly below {@code DIR}. Beside {@code train}
 * there may be {@code val}, {@code valid} or {@code validation}, whose images networks are judged by, and {@code test};
 * without {@code test} a fifth of each class is set aside as test images.
 */
public final class ImageFolders {

    static final String TRAIN = "train";
    static final String TEST = "test";

    private static final List<String> VALIDATION = List.of("val", "valid", "validation");

    /** The test images are the same whatever a study's seed, so that none has ever been searched on. */
    private static final long TEST_SEED = 0;

    private static final int TEST_SHARE = 5;

    private ImageFolders() {}

    /**
     * Opens a data set: lists training and validation images, and test images only when they are asked for.
     *
     * @throws InvalidInputException where the folders are none of a data set
     */
    public static DataSet open(
            String spec, Path folder, Optional<Path> cacheFolder, UnreadableLimit limit, Runnable progress) {
        boolean parts = Files.isDirectory(folder.resolve(TRAIN));
        FolderListing all = FolderListing.of(parts ? folder.resolve(TRAIN) : folder, progress);
        Optional<FolderListing> validation = parts
                ? validationFolder(folder)
                        .map(found -> FolderListing.of(found, progress).withClassesOf(all))
                : Optional.empty();
        Path testFolder = folder.resolve(TEST);
        boolean ownTest = parts && Files.isDirectory(testFolder);
        Split split = ownTest ? whole(all) : withTest(all);
        Supplier<FolderListing> test = ownTest
                ? () -> FolderListing.of(testFolder, progress).withClassesOf(all)
                : () -> all.only(split.validation());
        Function<FolderListing, ImageSource> images =
                listing -> new FolderImageSource(listing, cacheFolder, limit, progress);
        return new DataSet(
                spec,
                images.apply(all.only(split.train())),
                validation.map(images),
                () -> images.apply(test.get()),
                new FolderParts(spec, folder, all, validation, test));
    }

    private static Optional<Path> validationFolder(Path folder) {
        List<Path> found = VALIDATION.stream()
                .map(folder::resolve)
                .filter(Files::isDirectory)
                .toList();
        if (found.size() > 1) {
            throw new InvalidInputException(folder + " has the folders "
                    + String.join(
                            " and ", found.stream().map(ClassFolders::name).toList())
                    + ", but networks are judged by the images of one; put them together, or take one away");
        }
        return found.stream().findFirst();
    }

    private static Split whole(FolderListing all) {
        int[] indices = new int[all.files().size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = i;
        }
        return new Split(indices, new int[0]);
    }

    /** Which images are set aside follows from their names alone, so that no search opens one of them. */
    private static Split withTest(FolderListing all) {
        int testCount = Math.max(1, all.files().size() / TEST_SHARE);
        return Split.of(
                all.labels(), all.classNames().size(), 0, testCount, TEST_SEED, "the images in " + all.folder());
    }
}

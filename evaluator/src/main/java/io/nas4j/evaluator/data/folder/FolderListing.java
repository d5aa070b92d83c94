package io.nas4j.evaluator.data.folder;

import io.nas4j.core.WorkFailedException;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What lies in a folder of class folders. Classes and files are in the order of their names, so that an index means the
 * same image everywhere; other files and hidden ones are passed over.
 *
 * @param files of all classes, class by class
 * @param labels class of each file, an index into {@code classNames}
 */
record FolderListing(Path folder, List<String> classNames, List<Path> files, int[] labels) {

    private static final List<String> EXTENSIONS = List.of(".jpg", ".jpeg", ".png");

    /**
     * Lists a folder.
     *
     * @throws InvalidInputException where there are fewer than 2 classes or a class without images
     */
    static FolderListing of(Path folder) {
        List<Path> classFolders = list(folder, Files::isDirectory);
        if (classFolders.size() < 2) {
            throw new InvalidInputException(
                    "a data set needs one folder for each of at least 2 classes, but " + folder + " has "
                            + (classFolders.isEmpty() ? "no folders" : "only the folder " + name(classFolders.get(0))));
        }
        List<Path> files = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int c = 0; c < classFolders.size(); c++) {
            List<Path> images = list(classFolders.get(c), FolderListing::isImage);
            if (images.isEmpty()) {
                throw new InvalidInputException("a class folder needs images (" + String.join(", ", EXTENSIONS)
                        + "), but " + classFolders.get(c) + " has none");
            }
            files.addAll(images);
            for (int i = 0; i < images.size(); i++) {
                labels.add(c);
            }
        }
        List<String> names = classFolders.stream().map(FolderListing::name).toList();
        return new FolderListing(
                folder,
                names,
                files,
                labels.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Some of its files, of the same classes. */
    FolderListing only(int[] indices) {
        return new FolderListing(
                folder,
                classNames,
                Arrays.stream(indices).mapToObj(files::get).toList(),
                Arrays.stream(indices).map(i -> labels[i]).toArray());
    }

    private static List<Path> list(Path folder, Predicate<Path> wanted) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !name(entry).startsWith(".") && wanted.test(entry))
                    .sorted((a, b) -> name(a).compareTo(name(b)))
                    .toList();
        } catch (AccessDeniedException e) {
            throw new InvalidInputException("a data set must be readable, but " + folder + " is not", e);
        } catch (IOException e) {
            throw new WorkFailedException("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    private static boolean isImage(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        return EXTENSIONS.stream().anyMatch(name::endsWith);
    }

    private static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? "" : last.toString();
    }
}

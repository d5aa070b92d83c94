package io.nas4j.evaluator.data.folder;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.FileNames;
import io.nas4j.evaluator.data.image.ClassNames;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What lies in a folder of class folders. Classes and files are in the order of their names, so that an index means the
 * same image everywhere: a name that Java cannot decode has no such order, and is refused.
 *
 * @param files of all classes, class by class
 * @param labels class of each file, an index into {@code classNames}
 * @param leftOut what else lies there, in words: a phrase for each reason
 */
record FolderListing(Path folder, List<String> classNames, List<Path> files, int[] labels, List<String> leftOut) {

    private static final List<String> EXTENSIONS = List.of(".jpg", ".jpeg", ".jpe", ".jfif", ".png");

    /**
     * Lists a folder.
     *
     * @throws InvalidInputException where there are fewer than 2 classes, a class without images, or a name that cannot be
     *     read
     */
    static FolderListing of(Path folder) {
        return of(folder, () -> {});
    }

    /**
     * The same.
     *
     * @param progress is told of each class
     */
    static FolderListing of(Path folder, Runnable progress) {
        LeftOut leftOut = new LeftOut(folder);
        List<Path> classFolders = new ArrayList<>();
        for (Path entry : list(folder)) {
            if (hidden(entry)) {
                leftOut.hidden(entry);
            } else if (Files.isDirectory(entry)) {
                classFolders.add(entry);
            } else {
                leftOut.besideClasses(entry);
            }
        }
        ClassFolders.check(folder, classFolders);
        List<Path> files = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int c = 0; c < classFolders.size(); c++) {
            List<Path> images = images(classFolders.get(c), leftOut);
            files.addAll(images);
            progress.run();
            for (int i = 0; i < images.size(); i++) {
                labels.add(c);
            }
        }
        List<String> names = classFolders.stream().map(ClassFolders::name).toList();
        return new FolderListing(
                folder,
                names,
                files,
                labels.stream().mapToInt(Integer::intValue).toArray(),
                leftOut.phrases());
    }

    private static List<Path> images(Path classFolder, LeftOut leftOut) {
        List<Path> images = new ArrayList<>();
        LeftOut here = new LeftOut(classFolder);
        for (Path entry : list(classFolder)) {
            if (hidden(entry)) {
                leftOut.hidden(entry);
            } else if (isImage(entry)) {
                images.add(exact(entry));
            } else {
                leftOut.inClass(entry);
                here.inClass(entry);
            }
        }
        if (images.isEmpty()) {
            throw new InvalidInputException("a class folder needs images (" + String.join(", ", EXTENSIONS) + "), but "
                    + classFolder + " has "
                    + (here.phrases().isEmpty() ? "none" : "only " + String.join(" and ", here.phrases())));
        }
        return images;
    }

    private static Path exact(Path image) {
        if (!FileNames.isExact(image)) {
            throw new InvalidInputException("the image " + FileNames.escaped(image) + " in " + image.getParent()
                    + " has a name that cannot be read: " + FileNames.remedy());
        }
        return image;
    }

    /**
     * The same files, their classes numbered and named as in another folder.
     *
     * @throws InvalidInputException naming each class that one folder has and the other lacks
     */
    FolderListing withClassesOf(FolderListing train) {
        Map<String, Integer> own = numbers(classNames);
        ClassFolders.requireSame(train.folder(), numbers(train.classNames()).keySet(), folder, own.keySet());
        List<List<Path>> byClass = new ArrayList<>();
        classNames.forEach(unused -> byClass.add(new ArrayList<>()));
        for (int i = 0; i < labels.length; i++) {
            byClass.get(labels[i]).add(files.get(i));
        }
        List<Path> ordered = new ArrayList<>();
        List<Integer> numbered = new ArrayList<>();
        for (int c = 0; c < classNames.size(); c++) {
            int here = own.getOrDefault(ClassNames.compared(train.classNames().get(c)), c);
            ordered.addAll(byClass.get(here));
            numbered.addAll(Collections.nCopies(byClass.get(here).size(), c));
        }
        return new FolderListing(
                folder,
                train.classNames(),
                ordered,
                numbered.stream().mapToInt(Integer::intValue).toArray(),
                leftOut);
    }

    private static Map<String, Integer> numbers(List<String> classNames) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        classNames.forEach(name -> numbers.put(ClassNames.compared(name), numbers.size()));
        return numbers;
    }

    /** A sentence about what lies there and is no image. */
    Optional<String> notRead() {
        return leftOut.isEmpty()
                ? Optional.empty()
                : Optional.of("not read in " + folder + ": " + String.join(", ", leftOut));
    }

    /** Some of its files, of the same classes. */
    FolderListing only(int[] indices) {
        return new FolderListing(
                folder,
                classNames,
                Arrays.stream(indices).mapToObj(files::get).toList(),
                Arrays.stream(indices).map(i -> labels[i]).toArray(),
                leftOut);
    }

    /** What lies in a folder, in the order of the names. */
    static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted(Comparator.comparing(ClassFolders::name)).toList();
        } catch (AccessDeniedException e) {
            throw new InvalidInputException("a data set must be readable, but " + folder + " is not", e);
        } catch (IOException e) {
            throw new WorkFailedException("cannot list " + folder + ": " + AtomicFile.reason(e), e);
        }
    }

    static boolean hidden(Path entry) {
        return ClassFolders.name(entry).startsWith(".");
    }

    /** Whether a file's name says that it is an image that can be read. */
    static boolean isImage(Path file) {
        String name = ClassFolders.name(file).toLowerCase(Locale.ROOT);
        return EXTENSIONS.stream().anyMatch(name::endsWith);
    }
}

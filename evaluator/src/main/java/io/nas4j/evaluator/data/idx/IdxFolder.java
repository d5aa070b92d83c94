package io.nas4j.evaluator.data.idx;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.evaluator.data.image.ClassNames;
import io.nas4j.evaluator.data.image.DataParts;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.data.image.LoneImages;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code idx:DIR}: the four files of MNIST. Fashion-MNIST and others use the same names; EMNIST puts words before them. A file
 * {@code classes.txt} may name the classes; without it their names are numbers. Where a file is there both gzipped and plain,
 * the plain one is read.
 */
public final class IdxFolder {

    private static final String NAMES = "classes.txt";
    private static final String TRAIN = "train";
    private static final String TEST = "(?:t10k|test)";
    private static final String ZIPPED = ".gz";

    private IdxFolder() {}

    public static DataSet open(String spec, Path folder) {
        Path images = file(folder, TRAIN, "images", 3);
        Path labels = file(folder, TRAIN, "labels", 1);
        Path named = folder.resolve(NAMES);
        Optional<List<String>> given = Files.exists(named) ? Optional.of(ClassNames.read(named)) : Optional.empty();
        IdxFile of = IdxFile.read(labels, 1);
        List<String> names = given.orElseGet(() -> numbers(of));
        if (names.size() < 2) {
            throw new InvalidInputException("a data set needs at least 2 classes, but "
                    + (given.isPresent() ? named : labels) + " has " + names.size());
        }
        IdxImageSource train = IdxImageSource.of(names, images, labels, of);
        return new DataSet(
                spec,
                train,
                Optional.empty(),
                () -> test(folder, names),
                validationImages -> Stream.concat(
                                checkTest(folder, names).stream(), LoneImages.warnings(names, train.labels()).stream())
                        .toList());
    }

    /** Looks at the labels and the images' header; the images themselves stay unread. */
    private static List<String> checkTest(Path folder, List<String> names) {
        if (found(folder, TEST, "images", 3).isEmpty()
                && found(folder, TEST, "labels", 1).isEmpty()) {
            return List.of(
                    DataParts.untested(folder.resolve(usual(TEST, "images", 3)).toString()));
        }
        Path images = file(folder, TEST, "images", 3);
        Path labels = file(folder, TEST, "labels", 1);
        IdxImageSource.check(names, images, IdxFile.sizes(images, 3), labels, IdxFile.read(labels, 1));
        return List.of();
    }

    private static IdxImageSource test(Path folder, List<String> names) {
        Path images = file(folder, TEST, "images", 3);
        Path labels = file(folder, TEST, "labels", 1);
        return IdxImageSource.of(names, images, labels, IdxFile.read(labels, 1));
    }

    private static List<String> numbers(IdxFile labels) {
        int largest = 0;
        for (byte label : labels.bytes()) {
            largest = Math.max(largest, label & 0xff);
        }
        return IntStream.rangeClosed(0, largest).mapToObj(Integer::toString).toList();
    }

    private static String usual(String part, String what, int dimensions) {
        return (part.equals(TRAIN) ? TRAIN : "t10k") + "-" + what + "-idx" + dimensions + "-ubyte";
    }

    private static List<Path> found(Path folder, String part, String what, int dimensions) {
        Pattern name = Pattern.compile("(?:.*-)?" + part + "-" + what + "[.-]idx" + dimensions + "-ubyte(?:\\.gz)?");
        List<Path> all = matching(folder, name);
        return all.stream()
                .filter(file -> !name(file).endsWith(ZIPPED) || !all.contains(folder.resolve(unzipped(file))))
                .toList();
    }

    private static Path file(Path folder, String part, String what, int dimensions) {
        List<Path> found = found(folder, part, what, dimensions);
        String usual = usual(part, what, dimensions);
        if (found.isEmpty()) {
            throw new InvalidInputException(
                    "a directory of idx files needs " + usual + " or " + usual + ".gz, but " + folder + " has neither");
        }
        if (found.size() > 1) {
            throw new InvalidInputException("a directory of idx files needs one file such as " + usual + ", but "
                    + folder + " has "
                    + String.join(" and ", found.stream().map(IdxFolder::name).toList()));
        }
        return found.get(0);
    }

    private static String unzipped(Path file) {
        String name = name(file);
        return name.substring(0, name.length() - ZIPPED.length());
    }

    private static List<Path> matching(Path folder, Pattern name) {
        try (Stream<Path> files = Files.list(folder)) {
            Path[] found = files.filter(file ->
                            !Files.isDirectory(file) && name.matcher(name(file)).matches())
                    .toArray(Path[]::new);
            Arrays.sort(found);
            return List.of(found);
        } catch (AccessDeniedException e) {
            throw new InvalidInputException("a data set must be readable, but " + folder + " is not", e);
        } catch (IOException e) {
            throw new WorkFailedException("cannot list " + folder + ": " + AtomicFile.reason(e), e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}

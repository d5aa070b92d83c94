package io.nas4j.evaluator.data.cifar;

import java.util.List;
import java.util.stream.IntStream;

/** The two data sets that come as CIFAR's binary batches (Krizhevsky 2009). */
public enum CifarFormat {
    TEN(
            "CIFAR-10",
            "cifar-10-batches-bin",
            IntStream.rangeClosed(1, 5)
                    .mapToObj(i -> "data_batch_" + i + ".bin")
                    .toList(),
            "test_batch.bin",
            10_000,
            1,
            "batches.meta.txt",
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")),
    HUNDRED(
            "CIFAR-100",
            "cifar-100-binary",
            List.of("train.bin"),
            "test.bin",
            50_000,
            2,
            "fine_label_names.txt",
            IntStream.range(0, 100).mapToObj(Integer::toString).toList());

    private static final int PIXELS = 3 * 32 * 32;
    private static final int TEST_RECORDS = 10_000;

    private final String title;
    private final String unpacked;
    private final List<String> trainFiles;
    private final String testFile;
    private final int recordsPerFile;
    private final int labelBytes;
    private final String namesFile;
    private final List<String> names;

    CifarFormat(
            String title,
            String unpacked,
            List<String> trainFiles,
            String testFile,
            int recordsPerFile,
            int labelBytes,
            String namesFile,
            List<String> names) {
        this.title = title;
        this.unpacked = unpacked;
        this.trainFiles = trainFiles;
        this.testFile = testFile;
        this.recordsPerFile = recordsPerFile;
        this.labelBytes = labelBytes;
        this.namesFile = namesFile;
        this.names = names;
    }

    /** The data set's name in messages. */
    String title() {
        return title;
    }

    /** The folder in the published archive. */
    String unpacked() {
        return unpacked;
    }

    List<String> trainFiles() {
        return trainFiles;
    }

    String testFile() {
        return testFile;
    }

    /** Number of images in a file. */
    int records(String file) {
        return file.equals(testFile) ? TEST_RECORDS : recordsPerFile;
    }

    /** Number of bytes before the pixels; the last of them is the class. */
    int labelBytes() {
        return labelBytes;
    }

    /** Number of bytes of one image with its labels. */
    int recordLength() {
        return labelBytes + PIXELS;
    }

    /** The file with the names of the classes, one name a line. */
    String namesFile() {
        return namesFile;
    }

    /** Names of the classes where that file is missing. */
    List<String> names() {
        return names;
    }
}

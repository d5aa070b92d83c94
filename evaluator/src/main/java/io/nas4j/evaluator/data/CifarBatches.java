package io.nas4j.evaluator.data;

import io.nas4j.core.WorkFailedException;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * CIFAR-10's binary batches: records of one label byte and 3 planes of 32 rows of 32 bytes, red, green, blue (Krizhevsky
 * 2009). The pixels stay in memory as they lie in the files, 30 MB a batch.
 */
final class CifarBatches extends PictureSource {

    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;
    private static final int RECORD = 1 + 3 * PLANE;
    private static final int RECORDS = 10_000;
    private static final String UNPACKED = "cifar-10-batches-bin";
    private static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private final List<byte[]> batches;

    private CifarBatches(List<String> classNames, List<byte[]> batches) {
        super(classNames, 3);
        this.batches = batches;
    }

    static CifarBatches train(Path folder) {
        return open(
                folder,
                IntStream.rangeClosed(1, 5)
                        .mapToObj(i -> "data_batch_" + i + ".bin")
                        .toList());
    }

    static CifarBatches test(Path folder) {
        return open(folder, List.of("test_batch.bin"));
    }

    private static CifarBatches open(Path given, List<String> files) {
        Path unpacked = given.resolve(UNPACKED);
        Path folder = Files.isDirectory(unpacked) ? unpacked : given;
        for (String file : files) {
            if (!Files.isRegularFile(folder.resolve(file))) {
                throw new InvalidInputException(
                        "a CIFAR-10 directory needs data_batch_1.bin to data_batch_5.bin and test_batch.bin, but "
                                + folder + " has no " + file);
            }
        }
        try {
            return new CifarBatches(
                    classNames(folder),
                    files.stream().map(file -> batch(folder.resolve(file))).toList());
        } catch (IOException e) {
            throw new WorkFailedException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    private static List<String> classNames(Path folder) throws IOException {
        Path meta = folder.resolve("batches.meta.txt");
        if (!Files.isRegularFile(meta)) {
            return CLASSES;
        }
        List<String> names = Files.readAllLines(meta).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (names.size() != CLASSES.size()) {
            throw new InvalidInputException(
                    meta + " must name " + CLASSES.size() + " classes, but names " + names.size());
        }
        return names;
    }

    private static byte[] batch(Path file) {
        try {
            long length = Files.size(file);
            if (length != (long) RECORDS * RECORD) {
                throw new InvalidInputException(file + " must have " + RECORDS * RECORD + " bytes (" + RECORDS
                        + " records of " + RECORD + "), but has " + length);
            }
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < RECORDS; i++) {
                int label = bytes[i * RECORD] & 0xff;
                if (label >= CLASSES.size()) {
                    throw new InvalidInputException(
                            file + ", record " + i + ": the label must be from 0 to 9, but is " + label);
                }
            }
            return bytes;
        } catch (IOException e) {
            throw new WorkFailedException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public int count() {
        return batches.size() * RECORDS;
    }

    @Override
    public int label(int index) {
        return batches.get(index / RECORDS)[index % RECORDS * RECORD];
    }

    @Override
    public int nativeSize() {
        return SIDE;
    }

    @Override
    Square picture(int index, int wanted) {
        byte[] batch = batches.get(index / RECORDS);
        int red = index % RECORDS * RECORD + 1;
        byte[] pixels = new byte[3 * PLANE];
        for (int i = 0; i < PLANE; i++) {
            pixels[3 * i] = batch[red + i];
            pixels[3 * i + 1] = batch[red + PLANE + i];
            pixels[3 * i + 2] = batch[red + 2 * PLANE + i];
        }
        return new Square(SIDE, pixels);
    }
}

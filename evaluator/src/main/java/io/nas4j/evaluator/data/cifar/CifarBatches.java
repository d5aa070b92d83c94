package io.nas4j.evaluator.data.cifar;

import io.nas4j.core.file.UserFile;
import io.nas4j.evaluator.data.image.ClassNames;
import io.nas4j.evaluator.data.image.ContentHash;
import io.nas4j.evaluator.data.image.DataParts;
import io.nas4j.evaluator.data.image.ImageSource;
import io.nas4j.evaluator.data.image.Square;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * CIFAR's binary batches: records of label bytes and 3 planes of 32 rows of 32 bytes, red, green, blue (Krizhevsky 2009).
 * The pixels stay in memory in the files' own layout.
 */
public final class CifarBatches extends ImageSource {

    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;

    private final CifarFormat format;
    private final List<byte[]> batches;
    private final int perBatch;

    private CifarBatches(CifarFormat format, List<String> classNames, List<byte[]> batches) {
        super(classNames, 3);
        this.format = format;
        this.batches = batches;
        this.perBatch = batches.get(0).length / format.recordLength();
    }

    public static CifarBatches train(CifarFormat format, Path folder) {
        return open(format, folder, format.trainFiles());
    }

    public static CifarBatches test(CifarFormat format, Path folder) {
        return open(format, folder, List.of(format.testFile()));
    }

    /**
     * Makes sure that the test images, if there are any, are as large as they must be.
     *
     * @return a sentence where there are none
     */
    public static List<String> checkTest(CifarFormat format, Path given) {
        Path file = folder(format, given).resolve(format.testFile());
        if (!Files.exists(file)) {
            return List.of(DataParts.untested(file.toString()));
        }
        requireLength(format, file, format.records(format.testFile()));
        return List.of();
    }

    private static Path folder(CifarFormat format, Path given) {
        Path unpacked = given.resolve(format.unpacked());
        return Files.isDirectory(unpacked) ? unpacked : given;
    }

    private static CifarBatches open(CifarFormat format, Path given, List<String> files) {
        Path folder = folder(format, given);
        for (String file : files) {
            if (!Files.exists(folder.resolve(file))) {
                List<String> train = format.trainFiles();
                throw new InvalidInputException("a " + format.title() + " directory needs " + train.get(0)
                        + (train.size() == 1 ? "" : " to " + train.get(train.size() - 1)) + " and " + format.testFile()
                        + ", but " + folder + " has no " + file);
            }
        }
        return new CifarBatches(
                format,
                classNames(format, folder),
                files.stream()
                        .map(file -> batch(format, folder.resolve(file), format.records(file)))
                        .toList());
    }

    private static List<String> classNames(CifarFormat format, Path folder) {
        Path file = folder.resolve(format.namesFile());
        return Files.exists(file) ? ClassNames.read(file, format.names().size()) : format.names();
    }

    private static byte[] batch(CifarFormat format, Path file, int records) {
        byte[] bytes = requireLength(format, file, records).bytes();
        int record = format.recordLength();
        int classes = format.names().size();
        for (int i = 0; i < records; i++) {
            int label = bytes[i * record + format.labelBytes() - 1] & 0xff;
            if (label >= classes) {
                throw new InvalidInputException(file + ", record " + i + ": the label must be from 0 to "
                        + (classes - 1) + ", but is " + label);
            }
        }
        return bytes;
    }

    private static UserFile requireLength(CifarFormat format, Path file, int records) {
        UserFile batch = new UserFile("file", file, UserFile.ANY_SIZE);
        int record = format.recordLength();
        if (batch.size() != (long) records * record) {
            throw new InvalidInputException(file + " must have " + records * record + " bytes (" + records
                    + " records of " + record + "), but has " + batch.size());
        }
        return batch;
    }

    @Override
    public int count() {
        return batches.size() * perBatch;
    }

    /** Offset of an image's pixels in its batch. */
    private int pixels(int index) {
        return index % perBatch * format.recordLength() + format.labelBytes();
    }

    @Override
    public int label(int index) {
        return batches.get(index / perBatch)[pixels(index) - 1];
    }

    @Override
    public int nativeSize() {
        return SIDE;
    }

    @Override
    public String fingerprint() {
        ContentHash hash = new ContentHash(format.title()).add(classNames());
        batches.forEach(hash::add);
        return hash.name();
    }

    @Override
    public Square image(int index, int wanted) {
        byte[] batch = batches.get(index / perBatch);
        int red = pixels(index);
        byte[] pixels = new byte[3 * PLANE];
        for (int i = 0; i < PLANE; i++) {
            pixels[3 * i] = batch[red + i];
            pixels[3 * i + 1] = batch[red + PLANE + i];
            pixels[3 * i + 2] = batch[red + 2 * PLANE + i];
        }
        return new Square(SIDE, pixels);
    }
}

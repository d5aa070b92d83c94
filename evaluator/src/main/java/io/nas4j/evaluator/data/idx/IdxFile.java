package io.nas4j.evaluator.data.idx;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.UserFile;
import io.nas4j.space.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of MNIST's format (LeCun and Cortes): two zero bytes, the type of the numbers, how many dimensions, their sizes (4
 * bytes each, big-endian), the numbers.
 *
 * @param sizes the size of each dimension
 * @param bytes the numbers as unsigned bytes
 */
record IdxFile(List<Integer> sizes, byte[] bytes) {

    private static final int UNSIGNED_BYTES = 8;
    private static final String PACKED = ".gz";

    /** What its numbers may be at most, and the header. */
    private static final long MAX_BYTES = (1L << 31) + 1024;

    /**
     * Reads a file of unsigned bytes. A name that ends in {@code .gz} means that it is gzipped.
     *
     * @throws InvalidInputException where the file has another format or is truncated
     */
    static IdxFile read(Path file, int dimensions) {
        return reading(file, in -> {
            List<Integer> sizes = sizes(file, dimensions, in);
            return new IdxFile(sizes, numbers(file, sizes, in));
        });
    }

    /**
     * Reads no more than the sizes of the dimensions.
     *
     * @throws InvalidInputException where the file is none of unsigned bytes
     */
    static List<Integer> sizes(Path file, int dimensions) {
        return reading(file, in -> sizes(file, dimensions, in));
    }

    private interface Reading<T> {
        T from(InputStream in) throws IOException;
    }

    private static <T> T reading(Path file, Reading<T> reading) {
        try (InputStream raw = new BufferedInputStream(new UserFile("file", file, MAX_BYTES).open());
                InputStream in = file.toString().endsWith(PACKED) ? new GZIPInputStream(raw) : raw) {
            return reading.from(in);
        } catch (EOFException e) {
            throw new InvalidInputException(file + " is truncated", e);
        } catch (ZipException e) {
            throw new InvalidInputException(file + " cannot be unpacked: " + AtomicFile.reason(e), e);
        } catch (IOException e) {
            throw new WorkFailedException("cannot read " + file + ": " + AtomicFile.reason(e), e);
        }
    }

    private static List<Integer> sizes(Path file, int dimensions, InputStream in) throws IOException {
        int magic = number(in);
        int expected = UNSIGNED_BYTES << Byte.SIZE | dimensions;
        if (magic != expected) {
            throw new InvalidInputException(String.format(
                    "%s must start with 0x%08x (idx%d of unsigned bytes), but starts with 0x%08x",
                    file, expected, dimensions, magic));
        }
        List<Long> sizes = new ArrayList<>();
        double product = 1;
        for (int i = 0; i < dimensions; i++) {
            long size = Integer.toUnsignedLong(number(in));
            sizes.add(size);
            product *= size;
        }
        if (product < 1 || product > Integer.MAX_VALUE - Long.BYTES) {
            throw new InvalidInputException(file + " must have from 1 to " + (Integer.MAX_VALUE - Long.BYTES)
                    + " numbers, but says that it has " + shape(sizes));
        }
        return sizes.stream().map(Long::intValue).toList();
    }

    private static String shape(List<? extends Number> sizes) {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    private static byte[] numbers(Path file, List<Integer> sizes, InputStream in) throws IOException {
        int count = sizes.stream().reduce(1, (a, b) -> a * b);
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count || in.read() >= 0) {
            throw new InvalidInputException(file + " must have " + shape(sizes) + " bytes behind its header, but has "
                    + (bytes.length < count ? bytes.length : "more"));
        }
        return bytes;
    }

    private static int number(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(Integer.BYTES);
        if (bytes.length < Integer.BYTES) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(bytes).getInt();
    }
}

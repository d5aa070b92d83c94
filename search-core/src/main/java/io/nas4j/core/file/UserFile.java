package io.nas4j.core.file;

import io.nas4j.space.InvalidInputException;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/**
 * A file that a user named, opened only where it is a regular file that is no larger than its format allows: a pipe would
 * wait for ever, and a device never end.
 *
 * @param what the file is, as {@code latency table}: the first words of a refusal
 * @param maxBytes the most that the format needs
 */
public record UserFile(String what, Path path, long maxBytes) {

    /** For what is read piece by piece. */
    public static final long ANY_SIZE = Long.MAX_VALUE;

    private static final int MOST_AT_ONCE = Integer.MAX_VALUE - Long.BYTES;

    /**
     * The file's size in bytes; opens nothing.
     *
     * @throws InvalidInputException where it is missing, no regular file, or too large
     */
    public long size() {
        BasicFileAttributes facts;
        try {
            facts = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw refused(
                    Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                            ? "is a link to a file that does not exist"
                            : "does not exist",
                    e);
        } catch (IOException e) {
            throw refused("cannot be read: " + AtomicFile.reason(e), e);
        }
        if (!facts.isRegularFile()) {
            throw new InvalidInputException(this + " must be a regular file, but is "
                    + (facts.isDirectory() ? "a directory" : "a pipe, a socket or a device"));
        }
        if (facts.size() > maxBytes) {
            throw tooLarge(String.valueOf(facts.size()));
        }
        return facts.size();
    }

    /**
     * Opens the file; reading beyond the largest size is refused, should it grow meanwhile.
     *
     * @throws InvalidInputException as {@link #size} does
     */
    public InputStream open() throws IOException {
        size();
        return new Bounded(Files.newInputStream(path));
    }

    /**
     * All of its content.
     *
     * @throws InvalidInputException as {@link #size} does, or where it cannot be read
     */
    public byte[] bytes() {
        int size = (int) Math.min(size(), MOST_AT_ONCE);
        try (InputStream in = open()) {
            byte[] bytes = new byte[size];
            int read = in.readNBytes(bytes, 0, size);
            byte[] grown = in.readAllBytes();
            byte[] all = read == size && grown.length == 0 ? bytes : Arrays.copyOf(bytes, read + grown.length);
            System.arraycopy(grown, 0, all, read, grown.length);
            return all;
        } catch (IOException e) {
            throw refused("cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    /**
     * All of its content as text.
     *
     * @throws InvalidInputException as {@link #size} does, or where it cannot be read or is not UTF-8
     */
    public String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("cannot be read as UTF-8 text", e);
        }
    }

    /**
     * Opens the file as UTF-8 text; bytes that are none, and a longer line, are an {@link IOException}.
     *
     * @param longestLine in characters; what has no end of line is not kept whole in memory
     * @throws InvalidInputException as {@link #size} does
     */
    public BufferedReader lines(int longestLine) throws IOException {
        return new BufferedReader(
                new LineLimit(new InputStreamReader(open(), StandardCharsets.UTF_8.newDecoder()), longestLine));
    }

    private InvalidInputException refused(String why, Exception cause) {
        return new InvalidInputException(this + " " + why, cause);
    }

    private InvalidInputException tooLarge(String has) {
        return new InvalidInputException(this + " must have at most " + maxBytes + " bytes, but has " + has);
    }

    /** What and where, as a sentence begins. */
    @Override
    public String toString() {
        return what + " " + path;
    }

    private final class Bounded extends FilterInputStream {

        private long left = maxBytes;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            left -= Math.max(count, 0);
            if (left < 0) {
                throw tooLarge("more");
            }
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            throw new EOFException("skipping is not counted");
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}

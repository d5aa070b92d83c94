package io.nas4j.evaluator.data.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A short hash of several contents: the beginning of their SHA-256. The length of each part enters the hash. */
public final class ContentHash {

    /** Bytes of a {@link #digest}. */
    public static final int LENGTH = 16;

    private static final int NAME_LENGTH = 8;
    private static final int BUFFER = 1 << 16;

    private final MessageDigest sha;

    /**
     * Starts a hash.
     *
     * @param kind kind of the contents, with a version that changes when the same bytes get another meaning
     */
    public ContentHash(String kind) {
        try {
            this.sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        add(kind);
    }

    public ContentHash add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    public ContentHash add(List<String> texts) {
        add(texts.size());
        texts.forEach(this::add);
        return this;
    }

    public ContentHash add(long number) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        return this;
    }

    /**
     * Adds the bytes of a stream, without holding all of them in memory.
     *
     * @param length number of bytes
     * @throws EOFException where the stream has fewer or more bytes
     */
    public ContentHash add(InputStream in, long length) throws IOException {
        add(length);
        byte[] buffer = new byte[BUFFER];
        long left = length;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            sha.update(buffer, 0, read);
            left -= read;
        }
        if (left != 0) {
            throw new EOFException("its size changed while it was read");
        }
        return this;
    }

    public ContentHash add(byte[] bytes) {
        add(bytes.length);
        sha.update(bytes);
        return this;
    }

    /** The hash as {@value #LENGTH} bytes. Nothing can be added afterwards. */
    public byte[] digest() {
        byte[] digest = new byte[LENGTH];
        System.arraycopy(sha.digest(), 0, digest, 0, LENGTH);
        return digest;
    }

    /** The hash as 16 hexadecimal digits, short enough to compare by eye. Nothing can be added afterwards. */
    public String name() {
        return HexFormat.of().formatHex(sha.digest(), 0, NAME_LENGTH);
    }
}

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

/** Adds contents up to a short name for them (SHA-256, cut off). Parts are told apart by their lengths. */
public final class ContentHash {

    /** Bytes of a {@link #digest}. */
    public static final int LENGTH = 16;

    private static final int NAME_LENGTH = 8;
    private static final int BUFFER = 1 << 16;

    private final MessageDigest sha;

    /**
     * Starts.
     *
     * @param kind of what is added, with a number that changes when the same bytes come to mean something else
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
     * The same as the bytes that a stream has, which need not be in memory together.
     *
     * @param length how many they are
     * @throws EOFException where they are fewer or more
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

    /** {@value #LENGTH} bytes; the end of adding. */
    public byte[] digest() {
        byte[] digest = new byte[LENGTH];
        System.arraycopy(sha.digest(), 0, digest, 0, LENGTH);
        return digest;
    }

    /** 16 hexadecimal digits, short enough to be compared by eye; the end of adding. */
    public String name() {
        return HexFormat.of().formatHex(sha.digest(), 0, NAME_LENGTH);
    }
}

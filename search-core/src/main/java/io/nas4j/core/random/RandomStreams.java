package io.nas4j.core.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;

/**
 * Independent streams of random numbers from one seed, each with a name, so that drawing from one never moves another.
 * Equal seed and name give equal numbers on every machine and in every release.
 */
public record RandomStreams(long seed) {

    /** The stream of that name, from its beginning. */
    public SplittableRandom stream(String name) {
        return new SplittableRandom(seedOf(name));
    }

    /** The same stream, which tells where it stands. */
    public SavedRandom saved(String name) {
        return new SavedRandom(seedOf(name));
    }

    /** A seed for what takes a seed rather than a stream. */
    public long seedOf(String name) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
            return ByteBuffer.wrap(sha.digest(name.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

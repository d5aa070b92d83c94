package io.nas4j.core.file;

import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash of a file's content. */
public final class FileHash {

    private FileHash() {}

    /**
     * SHA-256 in hexadecimal digits.
     *
     * @throws InvalidInputException where the file cannot be read
     */
    public static String sha256(Path file) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(new UserFile("file", file, UserFile.ANY_SIZE).open(), sha)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new InvalidInputException("file " + file + " cannot be read: " + AtomicFile.reason(e), e);
        }
    }
}

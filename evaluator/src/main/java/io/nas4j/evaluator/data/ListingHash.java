package io.nas4j.evaluator.data;

import io.nas4j.core.WorkFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a folder's content by the names, sizes and times of its files, without reading them. */
final class ListingHash {

    private ListingHash() {}

    /** 32 hexadecimal digits that change when a file is added, removed, renamed or rewritten, or with {@code maxSide}. */
    static String of(FolderListing listing, int maxSide) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            add(sha, "1 " + maxSide + " " + listing.folder().toRealPath());
            for (Path file : listing.files()) {
                BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
                add(sha, listing.folder().relativize(file) + " " + facts.size() + " " + facts.lastModifiedTime());
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new WorkFailedException("cannot read the files in " + listing.folder() + ": " + e, e);
        }
    }

    private static void add(MessageDigest sha, String line) {
        sha.update(line.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) '\n');
    }
}

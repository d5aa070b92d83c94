package io.nas4j.evaluator.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nas4j.evaluator.data.image.LabelledImages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of images that were decoded. */
class KeptImagesTest {

    private static final UnreadableLimit NONE = new UnreadableLimit(0);

    @TempDir
    Path folder;

    private static FolderImageSource source(FolderListing listing, Optional<Path> cacheFolder, UnreadableLimit limit) {
        return new FolderImageSource(listing, cacheFolder, limit, () -> {});
    }

    @Test
    void keepsDecodedImagesBetweenProcesses() throws Exception {
        TestImages.fill(folder.resolve("cat"), 4, BufferedImage.TYPE_INT_RGB);
        TestImages.fill(folder.resolve("dog"), 4, BufferedImage.TYPE_INT_RGB);
        Path cache = folder.resolve(".kept/here");
        FolderListing listing = FolderListing.of(folder);
        int[] all = IntStream.range(0, 8).toArray();
        LabelledImages decoded = source(listing, Optional.empty(), NONE).images(all, 7);

        Stream.generate(() -> source(listing, Optional.of(cache), NONE))
                .limit(4)
                .parallel()
                .forEach(images -> assertThat(images.images(all, 7).pixels(5)).isEqualTo(decoded.pixels(5)));

        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files.filter(file -> file.toString().endsWith(".pictures")))
                    .hasSize(1);
        }
        Files.delete(folder.resolve("dog/3.png"));
        assertThat(source(FolderListing.of(folder), Optional.of(cache), NONE)
                        .images(new int[] {6}, 7)
                        .pixels(0))
                .isEqualTo(decoded.pixels(6));
    }

    @ParameterizedTest
    @CsvSource({"pictures, 100", "pictures, 0", "pixels, 100", "pixels, 0", "contents, 20", "contents, 0"})
    void makesAKeptFileAnewThatIsNotWhole(String ending, long left) throws IOException {
        TestImages.fill(folder.resolve("cat"), 5, BufferedImage.TYPE_INT_RGB);
        TestImages.fill(folder.resolve("dog"), 5, BufferedImage.TYPE_INT_RGB);
        try (Stream<Path> images = Files.walk(folder)) {
            for (Path image : images.filter(Files::isRegularFile).toList()) {
                // old enough to be remembered
                Files.setLastModifiedTime(image, FileTime.from(Instant.now().minusSeconds(60)));
            }
        }
        FolderListing listing = FolderListing.of(folder);
        Path cache = folder.resolve(".kept");
        FolderImageSource before = source(listing, Optional.of(cache), NONE);
        before.prepare(6);
        Path kept;
        try (Stream<Path> files = Files.list(cache)) {
            kept = files.filter(file -> file.toString().endsWith("." + ending))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] whole = Files.readAllBytes(kept);
        Files.write(kept, Arrays.copyOf(whole, (int) left));

        FolderImageSource after = source(listing, Optional.of(cache), NONE);
        after.prepare(6);

        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
        assertThat(after.images(new int[] {0, 9}, 6, () -> {}).pixels(1))
                .isEqualTo(before.images(new int[] {0, 9}, 6, () -> {}).pixels(1));
        assertThat(after.leftOut()).containsExactly(kept + " was not whole and is made anew");
        assertThat(before.leftOut()).isEmpty();
        assertThat(Files.size(kept)).isEqualTo(whole.length);
        assertThat(source(listing, Optional.of(cache), NONE).leftOut()).isEmpty();
    }

    @Test
    void keepsDecodedImagesForTheirOwnerAlone() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no permissions here");
        TestImages.fill(folder.resolve("cat"), 5, BufferedImage.TYPE_INT_RGB);
        TestImages.fill(folder.resolve("dog"), 5, BufferedImage.TYPE_INT_RGB);
        Path cache = folder.resolve(".kept/here");
        source(FolderListing.of(folder), Optional.of(cache), NONE).prepare(6);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }
}

package io.nas4j.evaluator.data.folder;

import static io.nas4j.evaluator.data.folder.TestFolders.fill;
import static io.nas4j.evaluator.data.folder.TestFolders.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.space.InvalidInputException;
import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingDecoderTest {

    private static final UnreadableLimit ALL = new UnreadableLimit(1);

    @TempDir
    Path folder;

    /** Memory that is lacking says nothing about an image: what a data set is does not depend on the heap. */
    @Test
    void anImageThatNeedsMoreMemoryThanThereIsEndsTheCommand() throws Exception {
        fill(folder.resolve("cat"), 4, 8, 8);
        fill(folder.resolve("dog"), 4, 8, 8);
        Path huge = folder.resolve("dog/huge.png");
        TestFolders.huge(huge, 4000);

        assertThat(inHeap("48m"))
                .matches("WorkFailedException: memory is lacking: image " + huge
                        + " has 4000x4000 pixels, which cannot be decoded within this Java's 4[0-9] MB; give it more, as"
                        + " with NAS4J_JAVA_OPTS=-Xmx4g");
        assertThat(inHeap("600m"))
                .isEqualTo(
                        new FolderImageSource(FolderListing.of(folder), Optional.empty(), ALL, () -> {}).fingerprint());
    }

    private String inHeap(String most) throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + most,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FingerprintOf.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        java.waitFor();
        return said.strip();
    }

    /** Prints a folder's fingerprint, or why there is none. */
    static final class FingerprintOf {
        private FingerprintOf() {}

        public static void main(String[] folder) {
            try {
                System.out.println(
                        new FolderImageSource(FolderListing.of(Path.of(folder[0])), Optional.empty(), ALL, () -> {})
                                .fingerprint());
            } catch (WorkFailedException | InvalidInputException e) {
                System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
    }

    /** What is decoded is kept under the name of what was hashed: a file that changed between must not come there. */
    @Test
    void refusesAFileThatChangesBeforeItIsDecoded() throws IOException {
        fill(folder.resolve("cat"), 4, 8, 8);
        fill(folder.resolve("dog"), 4, 8, 8);
        Path cache = folder.resolve(".cache");
        Path changing = folder.resolve("dog/2.png");
        AtomicInteger looked = new AtomicInteger();
        FolderImageSource images = new FolderImageSource(FolderListing.of(folder), Optional.of(cache), ALL, () -> {
            if (looked.incrementAndGet() == 8) {
                change(changing);
            }
        });
        assertThatThrownBy(() -> images.prepare(8))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("image " + changing + " has changed since it was looked at; run the command again when"
                        + " nothing writes to " + folder);
        assertThat(cache).doesNotExist();
    }

    /** Same size and time: the memory of contents takes it for unchanged until it has to be decoded. */
    @Test
    void forgetsContentsThatProveWrong() throws IOException {
        fill(folder.resolve("cat"), 4, 8, 8);
        fill(folder.resolve("dog"), 4, 8, 8);
        FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Path cache = folder.resolve(".cache");
        Path file = folder.resolve("dog/2.png");
        for (Path each : FolderListing.of(folder).files()) {
            Files.setLastModifiedTime(each, old);
        }
        String before = fingerprint(cache);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 5] ^= 1;
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, old);
        try (Stream<Path> kept = Files.list(cache)) {
            for (Path each :
                    kept.filter(each -> each.toString().endsWith(".pictures")).toList()) {
                Files.delete(each);
            }
        }
        assertThatThrownBy(() -> fingerprint(cache)).hasMessageContaining(file + " has changed");
        assertThat(fingerprint(cache)).isNotEqualTo(before);
    }

    private String fingerprint(Path cache) {
        return new FolderImageSource(FolderListing.of(folder), Optional.of(cache), ALL, () -> {}).fingerprint();
    }

    private static void change(Path file) {
        try {
            image(file, 8, 8, Color.PINK);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void decodesAllInTheOrderOfTheListing() throws IOException {
        fill(folder.resolve("cat"), 40, 300, 300);
        fill(folder.resolve("dog"), 40, 8, 8);
        FolderListing listing = FolderListing.of(folder);
        FileContents contents = new FileContents(listing, Optional.empty(), () -> {}, said -> {});
        List<Integer> sides = new java.util.ArrayList<>();
        // of 4096 pixels a side, one is decoded at a time
        new ListingDecoder(listing, contents, 4096, ALL, () -> {}).<RuntimeException>decode(i -> sides.add(i.side()));
        assertThat(sides.subList(0, 40)).containsOnly(300);
        assertThat(sides.subList(40, 80)).containsOnly(8);
    }
}

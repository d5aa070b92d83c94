package io.nas4j.evaluator.data.folder;

import static io.nas4j.evaluator.data.folder.TestFolders.fill;
import static io.nas4j.evaluator.data.folder.TestFolders.image;
import static io.nas4j.evaluator.data.folder.TestFolders.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.awt.Color;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in a folder of images besides images, and names that have no order. */
class FolderListingTest {

    @TempDir
    Path folder;

    private FolderImageSource source(double unreadable) {
        return new FolderImageSource(
                FolderListing.of(folder), Optional.empty(), new UnreadableLimit(unreadable), () -> {});
    }

    @Test
    void refusesClassFoldersWhoseNamesCannotBeRead() throws Exception {
        fill(folder.resolve("dog"), 2, 8, 8);
        shell(folder, "mkdir \"$(printf 'caf\\351')\" && cp dog/*.png \"$(printf 'caf\\351')\"");
        assertThatThrownBy(() -> FolderListing.of(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the class folder caf%E9 in " + folder
                        + " has a name that cannot be read: names must be UTF-8");
    }

    @Test
    void refusesImagesWhoseNamesCannotBeRead() throws Exception {
        fill(folder.resolve("cat"), 2, 8, 8);
        fill(folder.resolve("dog"), 2, 8, 8);
        shell(folder, "cp dog/0.png \"$(printf 'dog/\\351.png')\"");
        assertThatThrownBy(() -> FolderListing.of(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the image %E9.png in " + folder.resolve("dog")
                        + " has a name that cannot be read: names must be UTF-8");
    }

    @Test
    void refusesTwoClassesThatAreOneName() throws Exception {
        // composed, and an e with an accent behind it: some file systems keep both
        shell(folder, "mkdir \"$(printf 'caf\\303\\251')\" \"$(printf 'cafe\\314\\201')\"");
        try (var there = Files.list(folder)) {
            org.junit.jupiter.api.Assumptions.assumeTrue(there.count() == 2);
        }
        assertThatThrownBy(() -> FolderListing.of(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the class folders cafe%CC%81 and caf%C3%A9 in " + folder
                        + " have the same name, in two forms of Unicode; put their images into one");
    }

    @Test
    void readsAllEndingsOfJpeg() throws IOException {
        Files.createDirectories(folder.resolve("cat"));
        Files.createDirectories(folder.resolve("dog"));
        for (String name : List.of("cat/a.jpg", "cat/b.JPEG", "dog/c.jpe", "dog/d.jfif", "dog/e.JFIF")) {
            image(folder.resolve(name), 8, 8, Color.RED);
        }
        FolderImageSource images = source(0);
        assertThat(images.labels()).containsExactly(0, 0, 1, 1, 1);
        assertThat(images.leftOut()).isEmpty();
    }

    @Test
    void countsAndNamesWhatIsNotRead() throws IOException {
        fill(folder.resolve("cat"), 2, 8, 8);
        fill(folder.resolve("dog/puppies"), 2, 8, 8);
        image(folder.resolve("dog/0.jpg"), 8, 8, Color.RED);
        for (String name : List.of(
                "cat/a.webp",
                "cat/b.webp",
                "cat/c.WEBP",
                "dog/d.webp",
                "dog/e.bmp",
                "cat/f.gif",
                "cat/labels.csv",
                "cat/.DS_Store",
                ".gitignore",
                "README.md",
                "cat/._0.png")) {
            Files.writeString(folder.resolve(name), "x");
        }
        assertThat(source(0).leftOut())
                .containsExactly("not read in " + folder
                        + ": 3 hidden files and folders (.gitignore, cat/.DS_Store, cat/._0.png),"
                        + " 1 file outside of the class folders (README.md),"
                        + " 4 .webp files (cat/a.webp, cat/b.webp, cat/c.WEBP and 1 more), 1 .gif file (cat/f.gif),"
                        + " 1 other file (cat/labels.csv), 1 .bmp file (dog/e.bmp),"
                        + " 1 folder in a class folder (dog/puppies)");
    }

    @Test
    void saysWhatAClassFolderHasInsteadOfImages() throws IOException {
        fill(folder.resolve("cat"), 2, 8, 8);
        Files.createDirectories(folder.resolve("dog"));
        Files.writeString(folder.resolve("dog/a.webp"), "x");
        assertThatThrownBy(() -> FolderListing.of(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a class folder needs images (.jpg, .jpeg, .jpe, .jfif, .png), but " + folder.resolve("dog")
                        + " has only 1 .webp file (a.webp)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mkfifo dog/x.jpg", "ln -s /dev/zero dog/x.jpg", "mkdir dog/x.jpg", "ln -s none dog/x.jpg"})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatIsNoFileIsAnImageThatCannotBeRead(String made) throws Exception {
        fill(folder.resolve("cat"), 4, 8, 8);
        fill(folder.resolve("dog"), 4, 8, 8);
        shell(folder, made);
        assertThatThrownBy(() -> source(0).prepare(8))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("image " + folder.resolve("dog/x.jpg") + " ")
                .hasMessageMatching(".*(must be a regular file, but is a |is a link to a file that does not exist).*")
                .hasMessageEndingWith(
                        "; of the 9 images in " + folder + " at most 0 may be unreadable (--max-unreadable 0)");
        FolderImageSource images = source(0.5);
        assertThat(images.count()).isEqualTo(8);
        assertThat(images.leftOut())
                .containsExactly("1 of the 9 images in " + folder + " cannot be read and is left out: dog/x.jpg");
    }

    /** 5 GB of nothing, and a small image that 200 MB of nothing follows. */
    @Test
    void hugeFilesAreImagesThatCannotBeRead() throws IOException {
        fill(folder.resolve("cat"), 4, 8, 8);
        fill(folder.resolve("dog"), 4, 8, 8);
        image(folder.resolve("dog/long.png"), 8, 8, Color.RED);
        length(folder.resolve("dog/long.png"), 200_000_000L);
        length(folder.resolve("dog/wide.jpg"), 200_000_000L);
        length(folder.resolve("dog/x.jpg"), 5_000_000_000L);
        assertThat(source(0.5).leftOut())
                .containsExactly("3 of the 11 images in " + folder
                        + " cannot be read and are left out: dog/long.png, dog/wide.jpg, dog/x.jpg");
        Files.delete(folder.resolve("dog/x.jpg"));
        assertThatThrownBy(() -> source(0).prepare(8))
                .hasMessageStartingWith("image " + folder.resolve("dog/long.png") + " must have at most ")
                .hasMessageContaining("being 8x8 pixels, but has 200000000");
    }

    private static void length(Path file, long bytes) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(bytes);
        }
    }
}

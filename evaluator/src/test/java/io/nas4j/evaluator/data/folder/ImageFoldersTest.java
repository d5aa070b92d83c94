package io.nas4j.evaluator.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.study.TaskData;
import io.nas4j.evaluator.data.DataSets;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.data.decode.ImageFile;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.evaluator.data.image.Split;
import io.nas4j.evaluator.train.Requests;
import io.nas4j.space.InvalidInputException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFoldersTest {

    private static final UnreadableLimit NONE = new UnreadableLimit(0);

    @TempDir
    Path folder;

    private DataSet open(long seed) {
        return DataSets.open(Requests.on("images:" + folder, seed, 0.01), Optional.empty());
    }

    private static FolderImageSource source(FolderListing listing, Optional<Path> cacheFolder, UnreadableLimit limit) {
        return new FolderImageSource(listing, cacheFolder, limit, () -> {});
    }

    @Test
    void oneFolderAClassIsSplitStratifiedTheSameWhateverTheSeed() throws IOException {
        TestImages.fill(folder.resolve("cat"), 10, BufferedImage.TYPE_INT_RGB);
        TestImages.fill(folder.resolve("dog"), 20, BufferedImage.TYPE_INT_RGB);
        Files.writeString(folder.resolve("dog/notes.txt"), "not an image");
        Files.createDirectory(folder.resolve(".git"));

        DataSet dataSet = open(1);

        assertThat(dataSet.classNames()).containsExactly("cat", "dog");
        assertThat(Arrays.stream(dataSet.train().labels()).sum()).isEqualTo(16);
        assertThat(dataSet.train().count()).isEqualTo(24);
        assertThat(dataSet.test().count()).isEqualTo(6);
        DataSet again = open(2);
        int[] all = IntStream.range(0, 6).toArray();
        assertThat(again.test().images(all, 8).pixels(3))
                .isEqualTo(dataSet.test().images(all, 8).pixels(3));
    }

    @Test
    void saysThatItReads() throws IOException {
        TestImages.fill(folder.resolve("images/cat"), 10, BufferedImage.TYPE_INT_RGB);
        TestImages.fill(folder.resolve("images/dog"), 10, BufferedImage.TYPE_INT_RGB);
        TaskData taskData = Requests.on("images:" + folder.resolve("images"), 1, 0.01);
        TrainingDataCache cache = new TrainingDataCache(Optional.of(folder.resolve("cache")), 1000);
        AtomicInteger first = new AtomicInteger();
        AtomicInteger then = new AtomicInteger();

        cache.trainingData(taskData, Optional.empty(), 8, first::incrementAndGet);
        cache.trainingData(taskData, Optional.empty(), 4, then::incrementAndGet);

        assertThat(first.get()).as("at least 16 images hashed and decoded").isGreaterThanOrEqualTo(32);
        assertThat(then.get()).as("resized again").isPositive();
    }

    @Test
    void testImagesAreNotLookedAtUnlessAskedFor() throws IOException {
        TestImages.fill(folder.resolve("train/cat"), 3, BufferedImage.TYPE_INT_RGB);
        TestImages.fill(folder.resolve("train/dog"), 3, BufferedImage.TYPE_INT_RGB);
        TestImages.fill(folder.resolve("test/cat"), 2, BufferedImage.TYPE_INT_RGB);
        TestImages.fill(folder.resolve("test/horse"), 2, BufferedImage.TYPE_INT_RGB);

        DataSet dataSet = open(1);

        assertThat(dataSet.train().count()).isEqualTo(6);
        assertThatThrownBy(dataSet::test)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("but lacks dog and has horse besides");
    }

    @Test
    void readsEveryColourModelAndShape() throws IOException {
        Path cat = Files.createDirectories(folder.resolve("cat"));
        Files.createDirectories(folder.resolve("dog"));
        TestImages.image(cat.resolve("a.png"), BufferedImage.TYPE_BYTE_GRAY, 30, 10, new Color(100, 100, 100));
        TestImages.image(cat.resolve("b.JPG"), BufferedImage.TYPE_BYTE_GRAY, 16, 16, new Color(100, 100, 100));
        TestImages.image(cat.resolve("c.png"), BufferedImage.TYPE_INT_ARGB, 9, 12, new Color(0, 0, 0, 0));
        TestImages.image(cat.resolve("d.png"), BufferedImage.TYPE_BYTE_INDEXED, 8, 8, new Color(255, 0, 0));
        TestImages.image(cat.resolve("e.png"), BufferedImage.TYPE_USHORT_GRAY, 8, 8, new Color(100, 100, 100));
        TestImages.image(folder.resolve("dog/f.jpeg"), BufferedImage.TYPE_3BYTE_BGR, 40, 20, new Color(0, 0, 255));

        LabelledImages images =
                source(FolderListing.of(folder), Optional.empty(), NONE).images(new int[] {0, 1, 2, 3, 4, 5}, 8);

        assertThat(images.pixels(0)).containsOnly(100);
        assertThat(images.pixels(1)).containsOnly(100);
        assertThat(images.pixels(2)).containsOnly(255);
        assertThat(images.pixels(3)).startsWith(255, 0, 0, 255, 0, 0);
        assertThat(images.pixels(4)).containsOnly(100);
        assertThat(images.pixels(5)[2] & 0xff).isGreaterThan(245);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void namesATruncatedImage(String format) throws IOException {
        TestImages.fill(folder.resolve("cat"), 3, BufferedImage.TYPE_INT_RGB);
        TestImages.fill(folder.resolve("dog"), 3, BufferedImage.TYPE_INT_RGB);
        Path whole = folder.resolve("dog/zz." + format);
        TestImages.noise(whole, format);
        byte[] bytes = Files.readAllBytes(whole);
        for (int percent : new int[] {0, 1, 10, 50, 90, 98}) {
            Files.write(whole, Arrays.copyOf(bytes, bytes.length * percent / 100));
            Path cache = folder.resolve("kept");
            FolderListing listing = FolderListing.of(folder);

            for (Optional<Path> place : java.util.List.of(Optional.<Path>empty(), Optional.of(cache))) {
                assertThatThrownBy(() -> source(listing, place, NONE).prepare(32))
                        .as("%s %d per cent", format, percent)
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageStartingWith("image " + whole + " ")
                        .hasMessageEndingWith(
                                "; of the 7 images in " + folder + " at most 0 may be unreadable (--max-unreadable 0)")
                        .hasMessageNotContaining("\n");
            }
            assertThat(cache).doesNotExist();
        }
    }

    @Test
    void refusesWhatIsNoDataSet() throws IOException {
        assertThatThrownBy(() -> open(0))
                .hasMessage("a data set needs one folder for each of at least 2 classes, but " + folder
                        + " has no folders");
        TestImages.fill(folder.resolve("cat"), 3, BufferedImage.TYPE_INT_RGB);
        assertThatThrownBy(() -> open(0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("has only the folder cat");
        Files.createDirectory(folder.resolve("dog"));
        assertThatThrownBy(() -> open(0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a class folder needs images (.jpg, .jpeg, .jpe, .jfif, .png), but " + folder.resolve("dog")
                        + " has none");
        Files.writeString(folder.resolve("dog/a.png"), "hello");
        DataSet dataSet = open(0);
        assertThatThrownBy(() -> dataSet.train().prepare(8))
                .hasMessageStartingWith(
                        "image " + folder.resolve("dog/a.png") + " must be JPEG or PNG, but is neither;");
    }

    @Test
    void unreadableImagesAreNamedAndLeftOutUpToTheLimit() throws IOException {
        TestImages.fill(folder.resolve("cat"), 10, BufferedImage.TYPE_INT_RGB);
        TestImages.fill(folder.resolve("dog"), 10, BufferedImage.TYPE_INT_RGB);
        Path cache = folder.resolve(".kept");
        FolderListing listing = FolderListing.of(folder);
        String whole = source(listing, Optional.of(cache), NONE).fingerprint();
        Files.writeString(folder.resolve("cat/3.png"), "hello");
        Files.writeString(folder.resolve("dog/0.png"), "");

        for (int run = 0; run < 2; run++) {
            FolderImageSource images = source(listing, Optional.of(cache), new UnreadableLimit(0.1));
            assertThat(images.count()).isEqualTo(18);
            assertThat(images.labels()).isSorted();
            assertThat(Arrays.stream(images.labels()).sum()).isEqualTo(9);
            assertThat(images.images(new int[] {3, 9}, 12).pixels(0)).startsWith(4);
            assertThat(images.images(new int[] {3, 9}, 12).pixels(1)).startsWith(1);
            assertThat(images.leftOut())
                    .containsExactly("2 of the 20 images in " + folder
                            + " cannot be read and are left out: cat/3.png, dog/0.png");
            assertThat(images.fingerprint()).isNotEqualTo(whole);
        }
        assertThatThrownBy(() -> source(listing, Optional.of(cache), new UnreadableLimit(0.09))
                        .prepare(8))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("image " + folder.resolve("cat/3.png")
                        + " must be JPEG or PNG, but is neither (nor can dog/0.png); of the 20 images in " + folder
                        + " at most 1 may be unreadable (--max-unreadable 0.09)");
    }

    @Test
    void fingerprintsFollowContentAndNotWhereOrWhenItWasWritten() throws IOException {
        for (String name : List.of("cat", "dog")) {
            TestImages.fill(folder.resolve("a").resolve(name), 4, BufferedImage.TYPE_INT_RGB);
            Files.createDirectories(folder.resolve("b").resolve(name));
            for (int i = 0; i < 4; i++) {
                Path image = Path.of(name, i + ".png");
                Files.copy(
                        folder.resolve("a").resolve(image), folder.resolve("b").resolve(image));
            }
        }
        Path cache = folder.resolve("kept");
        String first = fingerprint("a", cache);

        assertThat(fingerprint("b", cache)).isEqualTo(first);
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files.filter(file -> file.toString().endsWith(".pictures")))
                    .hasSize(1);
        }
        Files.move(folder.resolve("b/cat/0.png"), folder.resolve("b/cat/9.png"));
        assertThat(fingerprint("b", cache)).isNotEqualTo(first);
        TestImages.image(folder.resolve("a/dog/2.png"), BufferedImage.TYPE_INT_RGB, 12, 12, Color.PINK);
        assertThat(fingerprint("a", cache)).isNotEqualTo(first);
    }

    /** As the first releases stored it: a study goes on only where it is the same. */
    @Test
    void fingerprintsAreThoseOfEarlierReleases() throws IOException {
        List<String> classes = List.of("cat", "dog", "två");
        for (int c = 0; c < classes.size(); c++) {
            Path classFolder = Files.createDirectories(folder.resolve(classes.get(c)));
            for (int i = 0; i < 5; i++) {
                TestFolders.small(classFolder.resolve(i + ".png"), c, i, 7);
            }
        }
        Files.writeString(folder.resolve("cat/broken.jpg"), "hello");
        TaskData taskData = Requests.on("images:" + folder, 0, 0.5);
        assertThat(DataSets.open(taskData, Optional.empty()).fingerprint()).isEqualTo("6baa2a7bddffba98");
        assertThat(DataSets.open(taskData, Optional.of(folder.resolve(".cache")))
                        .fingerprint())
                .isEqualTo("6baa2a7bddffba98");
    }

    private String fingerprint(String copy, Path cache) {
        return source(FolderListing.of(folder.resolve(copy)), Optional.of(cache), NONE)
                .fingerprint();
    }

    @Test
    void whatHasNotChangedIsNotReadAgain() throws IOException {
        TestImages.fill(folder.resolve("cat"), 3, BufferedImage.TYPE_INT_RGB);
        TestImages.fill(folder.resolve("dog"), 3, BufferedImage.TYPE_INT_RGB);
        FolderListing listing = FolderListing.of(folder);
        FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        for (Path file : listing.files()) {
            Files.setLastModifiedTime(file, old);
        }
        Path cache = folder.resolve(".kept");
        String before = source(listing, Optional.of(cache), NONE).fingerprint();
        Path file = listing.files().get(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 5] ^= 1;
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, old);
        // same size, same time: taken for unchanged, which shows that it was not read
        assertThat(source(listing, Optional.of(cache), NONE).fingerprint()).isEqualTo(before);

        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:01Z")));
        assertThat(source(listing, Optional.of(cache), new UnreadableLimit(1)).fingerprint())
                .isNotEqualTo(before);
        try (Stream<Path> files = Files.list(cache)) {
            for (Path memory :
                    files.filter(each -> each.toString().endsWith(".contents")).toList()) {
                Files.writeString(memory, "nonsense");
            }
        }
        assertThat(source(listing, Optional.of(cache), new UnreadableLimit(1)).fingerprint())
                .isNotEqualTo(before);
    }

    /** Test images that are set aside are as unseen as those in a folder of their own. */
    @Test
    void setAsideTestImagesAreNotOpened() throws IOException {
        TestImages.fill(folder.resolve("cat"), 10, BufferedImage.TYPE_INT_RGB);
        TestImages.fill(folder.resolve("dog"), 10, BufferedImage.TYPE_INT_RGB);
        FolderListing all = FolderListing.of(folder);
        Split split = Split.of(all.labels(), 2, 0, 4, 0, "");
        for (int i : split.validation()) {
            Files.writeString(all.files().get(i), "broken");
        }
        DataSet dataSet = open(5);

        dataSet.train().prepare(12);

        assertThat(dataSet.train().count()).isEqualTo(16);
        assertThatThrownBy(() -> dataSet.test().prepare(12)).hasMessageContaining("of the 4 images in");
    }

    @Test
    void tinyImagesAreResized() throws IOException {
        TestImages.fill(folder.resolve("dog"), 1, BufferedImage.TYPE_INT_RGB);
        Files.createDirectories(folder.resolve("cat"));
        TestImages.image(folder.resolve("cat/a.png"), BufferedImage.TYPE_INT_RGB, 1, 1, new Color(7, 8, 9));
        FolderImageSource images = source(FolderListing.of(folder), Optional.of(folder.resolve("c")), NONE);

        assertThat(images.nativeSize()).isEqualTo(1);
        assertThat(images.images(new int[] {0}, 20).pixels(0)).hasSize(1200).startsWith(7, 8, 9, 7, 8, 9);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7fffffff, 0x80000000, 0xffffffff, 20_000, 0})
    void absurdSizesInHeadersAreRefused(int size) throws IOException {
        Path file = folder.resolve("a.png");
        TestImages.image(file, BufferedImage.TYPE_INT_RGB, 4, 4, Color.RED);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        bytes.putInt(16, size).putInt(20, size);
        CRC32 crc = new CRC32();
        crc.update(bytes.array(), 12, 17);
        bytes.putInt(29, (int) crc.getValue());
        Files.write(file, bytes.array());

        assertThatThrownBy(() -> ImageFile.read(file, 32))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("image " + file + " ")
                .hasMessageNotContaining("\n");
    }
}

package io.nas4j.evaluator.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFoldersTest {

    @TempDir
    Path folder;

    @Test
    void oneFolderAClassIsSplitStratifiedTheSameWhateverTheSeed() throws IOException {
        fill(folder.resolve("cat"), 10, BufferedImage.TYPE_INT_RGB);
        fill(folder.resolve("dog"), 20, BufferedImage.TYPE_INT_RGB);
        Files.writeString(folder.resolve("dog/notes.txt"), "not a picture");
        Files.createDirectory(folder.resolve(".git"));

        DataSet dataSet = DataSets.open("images:" + folder, 1, Optional.empty());

        assertThat(dataSet.classNames()).containsExactly("cat", "dog");
        assertThat(Arrays.stream(dataSet.train().labels()).sum()).isEqualTo(16);
        assertThat(dataSet.train().count()).isEqualTo(24);
        assertThat(dataSet.test().count()).isEqualTo(6);
        DataSet again = DataSets.open("images:" + folder, 2, Optional.empty());
        int[] all = IntStream.range(0, 6).toArray();
        assertThat(again.test().pictures(all, 8).pixels(3))
                .isEqualTo(dataSet.test().pictures(all, 8).pixels(3));
    }

    @Test
    void testPicturesAreNotLookedAtUnlessAskedFor() throws IOException {
        fill(folder.resolve("train/cat"), 3, BufferedImage.TYPE_INT_RGB);
        fill(folder.resolve("train/dog"), 3, BufferedImage.TYPE_INT_RGB);
        fill(folder.resolve("test/cat"), 2, BufferedImage.TYPE_INT_RGB);
        fill(folder.resolve("test/horse"), 2, BufferedImage.TYPE_INT_RGB);

        DataSet dataSet = DataSets.open("images:" + folder, 1, Optional.empty());

        assertThat(dataSet.train().count()).isEqualTo(6);
        assertThatThrownBy(dataSet::test)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("(cat, dog), but has cat, horse");
    }

    @Test
    void readsEveryColourModelAndShape() throws IOException {
        Path cat = Files.createDirectories(folder.resolve("cat"));
        Files.createDirectories(folder.resolve("dog"));
        picture(cat.resolve("a.png"), BufferedImage.TYPE_BYTE_GRAY, 30, 10, new Color(100, 100, 100));
        picture(cat.resolve("b.JPG"), BufferedImage.TYPE_BYTE_GRAY, 16, 16, new Color(100, 100, 100));
        picture(cat.resolve("c.png"), BufferedImage.TYPE_INT_ARGB, 9, 12, new Color(0, 0, 0, 0));
        picture(cat.resolve("d.png"), BufferedImage.TYPE_BYTE_INDEXED, 8, 8, new Color(255, 0, 0));
        picture(cat.resolve("e.png"), BufferedImage.TYPE_USHORT_GRAY, 8, 8, new Color(100, 100, 100));
        picture(folder.resolve("dog/f.jpeg"), BufferedImage.TYPE_3BYTE_BGR, 40, 20, new Color(0, 0, 255));

        Pictures pictures = new FolderPictures(FolderListing.of(folder), Optional.empty())
                .pictures(new int[] {0, 1, 2, 3, 4, 5}, 8);

        assertThat(pictures.pixels(0)).containsOnly(100);
        assertThat(pictures.pixels(1)).containsOnly(100);
        assertThat(pictures.pixels(2)).containsOnly(255);
        assertThat(pictures.pixels(3)).startsWith(255, 0, 0, 255, 0, 0);
        assertThat(pictures.pixels(4)).containsOnly(100);
        assertThat(pictures.pixels(5)[2] & 0xff).isGreaterThan(245);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void namesATruncatedPicture(String format) throws IOException {
        fill(folder.resolve("cat"), 3, BufferedImage.TYPE_INT_RGB);
        fill(folder.resolve("dog"), 3, BufferedImage.TYPE_INT_RGB);
        Path whole = folder.resolve("dog/zz." + format);
        noise(whole, format);
        byte[] bytes = Files.readAllBytes(whole);
        for (int percent : new int[] {0, 1, 10, 50, 90, 98}) {
            Files.write(whole, Arrays.copyOf(bytes, bytes.length * percent / 100));
            Path cache = folder.resolve("kept");
            FolderListing listing = FolderListing.of(folder);

            for (Optional<Path> place : java.util.List.of(Optional.<Path>empty(), Optional.of(cache))) {
                assertThatThrownBy(() -> new FolderPictures(listing, place).prepare(32))
                        .as("%s %d per cent", format, percent)
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageStartingWith("picture " + whole + " ")
                        .hasMessageNotContaining("\n");
            }
            assertThat(cache).doesNotExist();
        }
    }

    @Test
    void refusesWhatIsNoDataSet() throws IOException {
        String spec = "images:" + folder;
        assertThatThrownBy(() -> DataSets.open(spec, 0, Optional.empty()))
                .hasMessage("a data set needs one folder for each of at least 2 classes, but " + folder
                        + " has no folders");
        fill(folder.resolve("cat"), 3, BufferedImage.TYPE_INT_RGB);
        assertThatThrownBy(() -> DataSets.open(spec, 0, Optional.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("has only the folder cat");
        Files.createDirectory(folder.resolve("dog"));
        assertThatThrownBy(() -> DataSets.open(spec, 0, Optional.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a class folder needs pictures (.jpg, .jpeg, .png), but " + folder.resolve("dog")
                        + " has none");
        Files.writeString(folder.resolve("dog/a.png"), "hello");
        DataSet dataSet = DataSets.open(spec, 0, Optional.empty());
        assertThatThrownBy(() -> dataSet.train().prepare(8))
                .hasMessage("picture " + folder.resolve("dog/a.png") + " must be JPEG or PNG, but is neither");
    }

    @Test
    void keepsDecodedPicturesBetweenProcesses() throws Exception {
        fill(folder.resolve("cat"), 4, BufferedImage.TYPE_INT_RGB);
        fill(folder.resolve("dog"), 4, BufferedImage.TYPE_INT_RGB);
        Path cache = folder.resolve(".kept/here");
        FolderListing listing = FolderListing.of(folder);
        int[] all = IntStream.range(0, 8).toArray();
        Pictures decoded = new FolderPictures(listing, Optional.empty()).pictures(all, 7);

        Stream.generate(() -> new FolderPictures(listing, Optional.of(cache)))
                .limit(4)
                .parallel()
                .forEach(pictures ->
                        assertThat(pictures.pictures(all, 7).pixels(5)).isEqualTo(decoded.pixels(5)));

        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files.filter(file -> file.toString().endsWith(".pictures")))
                    .hasSize(1);
        }
        Files.delete(folder.resolve("dog/3.png"));
        assertThat(new FolderPictures(FolderListing.of(folder), Optional.of(cache))
                        .pictures(new int[] {6}, 7)
                        .pixels(0))
                .isEqualTo(decoded.pixels(6));
    }

    private static void fill(Path classFolder, int count, int type) throws IOException {
        Files.createDirectories(classFolder);
        for (int i = 0; i < count; i++) {
            picture(classFolder.resolve(i + ".png"), type, 12, 12, new Color(i, classFolder.hashCode() & 0xff, 9));
        }
    }

    private static void picture(Path file, int type, int width, int height, Color colour) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        boolean grey = type == BufferedImage.TYPE_BYTE_GRAY || type == BufferedImage.TYPE_USHORT_GRAY;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (grey) {
                    int sample = colour.getRed() * (type == BufferedImage.TYPE_BYTE_GRAY ? 1 : 257);
                    image.getRaster().setSample(x, y, 0, sample);
                } else {
                    image.setRGB(x, y, colour.getRGB());
                }
            }
        }
        String format = file.toString().toLowerCase(java.util.Locale.ROOT).endsWith("png") ? "png" : "jpg";
        assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    }

    private static void noise(Path file, String format) throws IOException {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        java.util.SplittableRandom random = new java.util.SplittableRandom(1);
        for (int i = 0; i < 1600; i++) {
            image.setRGB(i % 40, i / 40, random.nextInt());
        }
        assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    }
}

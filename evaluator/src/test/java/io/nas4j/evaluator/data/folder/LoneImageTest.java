package io.nas4j.evaluator.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.study.TaskData;
import io.nas4j.evaluator.data.DataSets;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.space.InvalidInputException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoneImageTest {

    @TempDir
    private Path folder;

    private Path png(String name, int width, int height, int type) throws IOException {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        BufferedImage image = new BufferedImage(width, height, type);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, random.nextInt(1 << 24));
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    /** Larger than what is stored of an image, and smaller, and not square. */
    @Test
    void isReadAsTheImagesOfADataSet() throws IOException {
        List<Path> files = List.of(
                png("a/large.png", 300, 280, BufferedImage.TYPE_INT_RGB),
                png("a/wide.png", 60, 40, BufferedImage.TYPE_INT_RGB),
                png("b/small.png", 20, 20, BufferedImage.TYPE_INT_RGB));
        Files.createDirectories(folder.resolve("set/train"));
        Files.move(folder.resolve("a"), folder.resolve("set/train/a"));
        Files.move(folder.resolve("b"), folder.resolve("set/train/b"));
        png("set/test/a/1.png", 9, 9, BufferedImage.TYPE_INT_RGB);
        png("set/test/b/1.png", 9, 9, BufferedImage.TYPE_INT_RGB);

        LabelledImages images = DataSets.open(TaskData.of("images:" + folder.resolve("set"), 0, 1), Optional.empty())
                .train()
                .images(new int[] {0, 1, 2}, 32);

        assertThat(images.count()).isEqualTo(files.size());
        for (int i = 0; i < files.size(); i++) {
            Path file = folder.resolve("set/train").resolve(folder.relativize(files.get(i)));
            assertThat(LoneImage.pixels(file, 32, 3)).as(file.toString()).isEqualTo(images.pixels(i));
        }
    }

    @Test
    void aStreamIsReadAsAFile() throws IOException {
        Path file = png("one.png", 50, 50, BufferedImage.TYPE_INT_RGB);

        assertThat(LoneImage.pixels("standard input", new ByteArrayInputStream(Files.readAllBytes(file)), 24, 3))
                .isEqualTo(LoneImage.pixels(file, 24, 3));
    }

    @Test
    void aGreyImageKeepsItsGreys() throws IOException {
        Path file = png("grey.png", 24, 24, BufferedImage.TYPE_BYTE_GRAY);
        byte[] colours = LoneImage.pixels(file, 24, 3);

        byte[] grey = LoneImage.pixels(file, 24, 1);

        assertThat(grey).hasSize(24 * 24);
        for (int i = 0; i < grey.length; i++) {
            assertThat(grey[i]).isEqualTo(colours[3 * i]);
        }
    }

    /** What Pillow 12's {@code convert("L")} makes of these colours. */
    @Test
    void coloursBecomeTheirLuminance() throws IOException {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        int[] colours = {0xff0000, 0x00ff00, 0x0000ff, 0x123456};
        for (int i = 0; i < 4; i++) {
            image.setRGB(i % 2, i / 2, colours[i]);
        }
        Path file = folder.resolve("colours.png");
        ImageIO.write(image, "png", file.toFile());

        assertThat(LoneImage.pixels(file, 2, 1)).containsExactly(76, 150, 29, 46);
    }

    @Test
    void findsTheImagesOfAFolderByTheirNames() throws IOException {
        Path deep = png("x/deep/b.png", 2, 2, BufferedImage.TYPE_INT_RGB);
        Path flat = png("x/a.PNG", 2, 2, BufferedImage.TYPE_INT_RGB);
        Files.writeString(folder.resolve("x/notes.txt"), "no image");
        png("x/.hidden.png", 2, 2, BufferedImage.TYPE_INT_RGB);

        assertThat(LoneImage.in(folder.resolve("x"))).containsExactly(flat, deep);
    }

    @Test
    void refusesAStreamThatIsNoImage() {
        assertThatThrownBy(() -> LoneImage.pixels("standard input", new ByteArrayInputStream(new byte[3]), 24, 3))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("image standard input must be JPEG or PNG, but is neither");
    }
}

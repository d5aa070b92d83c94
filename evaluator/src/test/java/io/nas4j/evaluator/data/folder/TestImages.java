package io.nas4j.evaluator.data.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws images into folders. */
final class TestImages {

    private TestImages() {}

    static void fill(Path classFolder, int count, int type) throws IOException {
        Files.createDirectories(classFolder);
        for (int i = 0; i < count; i++) {
            image(classFolder.resolve(i + ".png"), type, 12, 12, new Color(i, classFolder.hashCode() & 0xff, 9));
        }
    }

    static void image(Path file, int type, int width, int height, Color colour) throws IOException {
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

    static void noise(Path file, String format) throws IOException {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        java.util.SplittableRandom random = new java.util.SplittableRandom(1);
        for (int i = 0; i < 1600; i++) {
            image.setRGB(i % 40, i / 40, random.nextInt());
        }
        assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    }
}

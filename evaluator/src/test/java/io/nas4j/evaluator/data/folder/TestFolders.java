package io.nas4j.evaluator.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Makes folders of images for tests. */
public final class TestFolders {

    private static final int RGB = 2;

    private TestFolders() {}

    /** Images of one size, each of another colour. */
    public static void fill(Path classFolder, int count, int width, int height) throws IOException {
        Files.createDirectories(classFolder);
        for (int i = 0; i < count; i++) {
            image(classFolder.resolve(i + ".png"), width, height, new Color(i, classFolder.hashCode() & 0xff, 9));
        }
    }

    /** A PNG, or a JPEG where the name does not end so. */
    public static void image(Path file, int width, int height, Color colour) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, colour.getRGB());
            }
        }
        assertThat(ImageIO.write(image, file.toString().endsWith("png") ? "png" : "jpg", file.toFile()))
                .isTrue();
    }

    /** A black PNG of three channels of 16 bits, of which the file is small and what is decoded large. */
    public static void huge(Path file, int side) throws IOException {
        byte[] row = new byte[1 + 6 * side];
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            chunk(
                    out,
                    "IHDR",
                    ByteBuffer.allocate(13)
                            .putInt(side)
                            .putInt(side)
                            .put((byte) 16)
                            .put((byte) RGB)
                            .array());
            java.io.ByteArrayOutputStream data = new java.io.ByteArrayOutputStream();
            try (DeflaterOutputStream deflated = new DeflaterOutputStream(data, new Deflater(1))) {
                for (int y = 0; y < side; y++) {
                    deflated.write(row);
                }
            }
            chunk(out, "IDAT", data.toByteArray());
            chunk(out, "IEND", new byte[0]);
        }
    }

    /** A PNG of 2x2 pixels, byte for byte the same on every Java. */
    public static void small(Path file, int red, int green, int blue) throws IOException {
        byte[] rows = new byte[14];
        for (int at : new int[] {1, 4, 8, 11}) {
            rows[at] = (byte) red;
            rows[at + 1] = (byte) green;
            rows[at + 2] = (byte) blue;
        }
        java.io.ByteArrayOutputStream data = new java.io.ByteArrayOutputStream();
        try (DeflaterOutputStream stored = new DeflaterOutputStream(data, new Deflater(Deflater.NO_COMPRESSION))) {
            stored.write(rows);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            chunk(
                    out,
                    "IHDR",
                    ByteBuffer.allocate(13)
                            .putInt(2)
                            .putInt(2)
                            .put((byte) 8)
                            .put((byte) RGB)
                            .array());
            chunk(out, "IDAT", data.toByteArray());
            chunk(out, "IEND", new byte[0]);
        }
    }

    private static void chunk(OutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.write(ByteBuffer.allocate(4).putInt(data.length).array());
        out.write(name);
        out.write(data);
        out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /** Runs a line of the shell, which can say names that this Java may not be able to. */
    public static void shell(Path folder, String line) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(shell.waitFor(20, TimeUnit.SECONDS) && shell.exitValue() == 0, said);
    }

    /** The only folder or file in a folder. */
    static Path only(Path folder) throws IOException {
        try (Stream<Path> there = Files.list(folder)) {
            return there.findFirst().orElseThrow();
        }
    }
}

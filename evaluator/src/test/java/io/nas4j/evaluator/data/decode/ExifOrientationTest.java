package io.nas4j.evaluator.data.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images of four quarters, stored turned: read, they must all look alike. */
class ExifOrientationTest {

    private static final int SIDE = 32;

    @TempDir
    Path folder;

    /** Grey of the quarters as they are to be seen: top left, top right, bottom left, bottom right. */
    private static final int[] SHOWN = {20, 90, 160, 230};

    /** Which shown quarter lies in each stored one, by the definition of the tag: where row 0 and column 0 belong. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 1, 2, 3",
        "2, 1, 0, 3, 2",
        "3, 3, 2, 1, 0",
        "4, 2, 3, 0, 1",
        "5, 0, 2, 1, 3",
        "6, 1, 3, 0, 2",
        "7, 3, 1, 2, 0",
        "8, 2, 0, 3, 1"
    })
    void allOrientationsAreShownUpright(int orientation, int topLeft, int topRight, int bottomLeft, int bottomRight)
            throws IOException {
        BufferedImage stored = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        int[] quarters = {topLeft, topRight, bottomLeft, bottomRight};
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int grey = SHOWN[quarters[2 * (2 * y / SIDE) + 2 * x / SIDE]];
                stored.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            byte[] tiff = tiff(order, orientation);
            Path jpeg = Files.write(folder.resolve("a.jpg"), inJpeg(encoded(stored, "jpg"), tiff));
            Path png = Files.write(folder.resolve("a.png"), inPng(encoded(stored, "png"), tiff));

            for (Path file : new Path[] {jpeg, png}) {
                byte[] pixels = ImageFile.read(file, SIDE).pixels();
                for (int quarter = 0; quarter < 4; quarter++) {
                    int y = (quarter / 2 * 2 + 1) * SIDE / 4;
                    int x = (quarter % 2 * 2 + 1) * SIDE / 4;
                    assertThat(pixels[3 * (y * SIDE + x)] & 0xff)
                            .as("%s quarter %d", file, quarter)
                            .isBetween(SHOWN[quarter] - 6, SHOWN[quarter] + 6);
                }
            }
        }
    }

    @Property(tries = 100)
    void turningKeepsEveryPixel(
            @ForAll @IntRange(min = 1, max = 8) int orientation,
            @ForAll @IntRange(min = 1, max = 5) int width,
            @ForAll @IntRange(min = 1, max = 5) int height) {
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }

        Oriented shown = Oriented.of(orientation, width, height, 1, pixels);

        assertThat(shown.width()).isEqualTo(orientation < 5 ? width : height);
        assertThat(shown.height()).isEqualTo(orientation < 5 ? height : width);
        byte[] sorted = shown.pixels().clone();
        Arrays.sort(sorted);
        assertThat(sorted).isEqualTo(pixels);
    }

    /** Whatever stands in a file, the answer is an orientation. */
    @Property(tries = 500)
    void brokenExifSaysAsItIs(
            @ForAll @Size(max = 80) byte[] rest, @ForAll boolean png, @ForAll @IntRange(min = 0, max = 40) int kept) {
        byte[] start = png
                ? new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 30, 'e', 'X', 'I', 'f'}
                : new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1, 0, 40, 'E', 'x', 'i', 'f', 0, 0};
        byte[] tiff = Arrays.copyOf(tiff(ByteOrder.BIG_ENDIAN, 9), Math.min(kept, 26));
        byte[] file = ByteBuffer.allocate(start.length + tiff.length + rest.length)
                .put(start)
                .put(tiff)
                .put(rest)
                .array();

        assertThat(ExifOrientation.of(file)).isBetween(1, 8);
    }

    /** In CMYK, stored plain and as Adobe's programs store them. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void readsCmykJpegs(boolean adobe) throws IOException {
        int[] cmyk = {200, 40, 10, 60};
        WritableRaster raster = Raster.createInterleavedRaster(0, 16, 16, 4, null);
        for (int i = 0; i < 256; i++) {
            for (int c = 0; c < 4; c++) {
                raster.setSample(i % 16, i / 16, c, adobe ? 255 - cmyk[c] : cmyk[c]);
            }
        }
        byte[] jpeg = encoded(raster);
        byte[] marker = "Adobe\0d\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("a.jpg"), adobe ? withSegment(jpeg, 0xee, marker) : jpeg);

        byte[] pixels = ImageFile.read(file, 16).pixels();

        for (int c = 0; c < 3; c++) {
            int expected = (255 - cmyk[c]) * (255 - cmyk[3]) / 255;
            assertThat(pixels[3 * 100 + c] & 0xff).isBetween(expected - 4, expected + 4);
        }
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private static byte[] encoded(Raster raster) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        }
        writer.dispose();
        return out.toByteArray();
    }

    /** A directory of two entries, the second of them the orientation. */
    private static byte[] tiff(ByteOrder order, int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(38).order(order);
        tiff.put((byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I')).put(tiff.get(0));
        tiff.putShort((short) 42).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x0100).putShort((short) 4).putInt(1).putInt(77);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        return tiff.array();
    }

    private static byte[] inJpeg(byte[] jpeg, byte[] tiff) {
        byte[] exif = ByteBuffer.allocate(6 + tiff.length)
                .put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1))
                .put(tiff)
                .array();
        return withSegment(jpeg, 0xe1, exif);
    }

    private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + 4 + content.length)
                .put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** Behind the header chunk, which ends at byte 33. */
    private static byte[] inPng(byte[] png, byte[] tiff) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + tiff.length)
                .putInt(tiff.length)
                .put("eXIf".getBytes(StandardCharsets.ISO_8859_1))
                .put(tiff);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + tiff.length);
        chunk.putInt((int) crc.getValue());
        return ByteBuffer.allocate(png.length + chunk.limit())
                .put(png, 0, 33)
                .put(chunk.array())
                .put(png, 33, png.length - 33)
                .array();
    }
}

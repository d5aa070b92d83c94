package io.nas4j.evaluator.data;

import io.nas4j.space.InvalidInputException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads one JPEG or PNG file of any size and colour model as a square RGB picture. */
final class PictureFile {

    static final int CHANNELS = 3;
    private static final int MAX_SIDE = 16_384;
    private static final long MAX_PIXELS = 100_000_000;

    private PictureFile() {}

    /**
     * The middle square of a picture, reduced to {@code maxSide} where it is larger.
     *
     * @throws InvalidInputException naming the file, where it is truncated or no picture
     */
    static Square read(Path file, int maxSide) {
        try (ImageInputStream stream =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            BufferedImage image = decode(file, stream);
            Square middle = Square.middleOf(image.getWidth(), image.getHeight(), CHANNELS, RgbPixels.of(image));
            return middle.side() > maxSide ? middle.resized(maxSide, CHANNELS) : middle;
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("picture " + file + " has gone", e);
        } catch (IOException | RuntimeException e) {
            // the readers of ImageIO meet broken files with almost any exception
            if (e instanceof InvalidInputException refusal) {
                throw refusal;
            }
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new InvalidInputException(
                    "picture " + file + " cannot be read: "
                            + reason.replaceAll("\\s+", " ").strip(),
                    e);
        }
    }

    private static BufferedImage decode(Path file, ImageInputStream stream) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) {
            throw new InvalidInputException("picture " + file + " must be JPEG or PNG, but is neither");
        }
        ImageReader reader = readers.next();
        try {
            AtomicBoolean truncated = new AtomicBoolean();
            reader.addIIOReadWarningListener((source, warning) -> {
                if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
                    truncated.set(true);
                }
            });
            reader.setInput(stream, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
                throw new InvalidInputException("picture " + file + " must have at most " + MAX_SIDE
                        + " pixels a side and " + MAX_PIXELS + " in all, but is " + width + "x" + height);
            }
            BufferedImage image = reader.read(0);
            if (truncated.get()) {
                throw new InvalidInputException("picture " + file + " cannot be read: it is truncated");
            }
            return image;
        } finally {
            reader.dispose();
        }
    }
}

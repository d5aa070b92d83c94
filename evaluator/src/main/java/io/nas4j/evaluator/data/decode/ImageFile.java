package io.nas4j.evaluator.data.decode;

import io.nas4j.core.file.AtomicFile;
import io.nas4j.evaluator.data.image.Square;
import io.nas4j.space.InvalidInputException;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
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
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads one JPEG or PNG file of any size and colour model as a square RGB image. */
public final class ImageFile {

    public static final int CHANNELS = 3;
    private static final int MAX_SIDE = 16_384;
    private static final long MAX_PIXELS = 100_000_000;

    private ImageFile() {}

    /**
     * The middle square of an image as its camera says that it is to be looked at, reduced to {@code maxSide} where it is larger.
     *
     * @throws InvalidInputException naming the file, where it is truncated or no image
     */
    public static Square read(Path file, int maxSide) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            Oriented image = decode(file, bytes);
            Square middle = Square.middleOf(image.width(), image.height(), CHANNELS, image.pixels());
            return middle.side() > maxSide ? middle.resized(maxSide, CHANNELS) : middle;
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("image " + file + " has gone", e);
        } catch (IOException | RuntimeException e) {
            // the readers of ImageIO meet broken files with almost any exception
            if (e instanceof InvalidInputException refusal) {
                throw refusal;
            }
            throw new InvalidInputException("image " + file + " cannot be read: " + reason(e), e);
        }
    }

    private static String reason(Exception e) {
        String reason = e instanceof IOException io ? AtomicFile.reason(io) : e.getMessage();
        return reason == null
                ? e.getClass().getSimpleName()
                : reason.replaceAll("\\s+", " ").strip();
    }

    private static Oriented decode(Path file, byte[] bytes) throws IOException {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            return decode(file, bytes, stream);
        }
    }

    private static Oriented decode(Path file, byte[] bytes, ImageInputStream stream) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) {
            throw new InvalidInputException("image " + file + " must be JPEG or PNG, but is neither");
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
            if (width < 1
                    || height < 1
                    || width > MAX_SIDE
                    || height > MAX_SIDE
                    || (long) width * height > MAX_PIXELS) {
                throw new InvalidInputException("image " + file + " must have from 1 to " + MAX_SIDE
                        + " pixels a side and at most " + MAX_PIXELS + " in all, but is "
                        + Integer.toUnsignedString(width) + "x" + Integer.toUnsignedString(height));
            }
            byte[] rgb = rgb(reader, bytes);
            if (truncated.get()) {
                throw new InvalidInputException("image " + file + " cannot be read: it is truncated");
            }
            return Oriented.of(ExifOrientation.of(bytes), width, height, CHANNELS, rgb);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] rgb(ImageReader reader, byte[] bytes) throws IOException {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        boolean known = types.hasNext() && !isCmyk(types.next().getColorModel());
        if (known || !reader.canReadRaster()) {
            return RgbPixels.of(reader.read(0));
        }
        Raster raster = reader.readRaster(0, reader.getDefaultReadParam());
        if (raster.getNumBands() != CmykPixels.CHANNELS) {
            throw new IOException("it has " + raster.getNumBands() + " channels that are no known colours");
        }
        return CmykPixels.of(raster, bytes);
    }

    /** Newer releases of Java 17 convert CMYK, to other colours than everyone else; older ones know no type for them. */
    private static boolean isCmyk(ColorModel model) {
        return model.getNumComponents() == CmykPixels.CHANNELS && !model.hasAlpha();
    }
}

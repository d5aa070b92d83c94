package io.nas4j.evaluator.data.decode;

import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.UserFile;
import io.nas4j.evaluator.data.image.Square;
import io.nas4j.space.InvalidInputException;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads one JPEG or PNG file of any size and colour model as a square RGB image. */
public final class ImageFile {

    public static final int CHANNELS = 3;

    private ImageFile() {}

    /**
     * The content of an image file.
     *
     * @throws InvalidInputException naming the file, where it cannot be read or is far larger than its image
     */
    public static byte[] bytes(Path file) {
        UserFile image = new UserFile("image", file, ImageHeader.MAX_BYTES);
        if (image.size() > ImageHeader.LARGE) {
            ImageHeader.of(file).requireFits(image);
        }
        return image.bytes();
    }

    /**
     * The middle square of an image, turned as its camera stored, and reduced to {@code maxSide} where it is larger.
     *
     * @throws InvalidInputException naming the file, where it is truncated or no image
     * @throws OutOfMemoryError where it is too large for this process, which says nothing about the image
     */
    public static Square read(Path file, int maxSide) {
        return decode(file, bytes(file), maxSide);
    }

    /**
     * The middle square of an image whose file was read before.
     *
     * @param bytes content of the file
     */
    public static Square decode(Path file, byte[] bytes, int maxSide) {
        try {
            Oriented image = decode(file, bytes);
            Square middle = Square.middleOf(image.width(), image.height(), CHANNELS, image.pixels());
            return middle.side() > maxSide ? middle.resized(maxSide, CHANNELS) : middle;
        } catch (IOException | RuntimeException e) {
            // the readers of ImageIO meet broken files with almost any exception
            throw refusal(file, e);
        }
    }

    /** A sentence for an exception that occurred while a file was read. */
    static InvalidInputException refusal(Path file, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError lacking) {
                throw lacking;
            }
        }
        return e instanceof InvalidInputException refusal
                ? refusal
                : new InvalidInputException("image " + file + " cannot be read: " + reason(e), e);
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
        ImageReader reader = ImageHeader.reader(file, stream);
        try {
            AtomicBoolean truncated = new AtomicBoolean();
            reader.addIIOReadWarningListener((source, warning) -> {
                if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
                    truncated.set(true);
                }
            });
            reader.setInput(stream, true, true);
            ImageHeader header = ImageHeader.of(file, reader);
            byte[] rgb = rgb(reader, bytes);
            if (truncated.get()) {
                throw new InvalidInputException("image " + file + " cannot be read: it is truncated");
            }
            return Oriented.of(ExifOrientation.of(bytes), header.width(), header.height(), CHANNELS, rgb);
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

    /** Newer releases of Java 17 convert CMYK, but to other colours than all other programs. Older ones do not know the type. */
    private static boolean isCmyk(ColorModel model) {
        return model.getNumComponents() == CmykPixels.CHANNELS && !model.hasAlpha();
    }
}

package io.nas4j.evaluator.data.decode;

import io.nas4j.core.file.UserFile;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * The header of an image file. Reading it takes a few kilobytes, whatever the size of the file.
 *
 * @param width stored width in pixels
 * @param height stored height in pixels
 */
public record ImageHeader(int width, int height) {

    /** Largest size of an image file in bytes. 100 million uncompressed pixels of 16 bits take 800 MB. */
    public static final long MAX_BYTES = 1L << 30;

    /** From here on the header is looked at before all is read. */
    static final long LARGE = 1L << 24;

    private static final int MAX_SIDE = 16_384;
    private static final long MAX_PIXELS = 100_000_000;

    /** Four channels of 16 bits. */
    private static final long PIXEL_BYTES = 8;

    /** Colour profiles, previews and what cameras note. */
    private static final long METADATA_BYTES = 1L << 26;

    /**
     * Reads the header of a file.
     *
     * @throws InvalidInputException naming the file, where it cannot be read or is no image
     */
    public static ImageHeader of(Path file) {
        new UserFile("image", file, MAX_BYTES).size();
        try (ImageInputStream stream = new FileImageInputStream(file.toFile())) {
            ImageReader reader = reader(file, stream);
            try {
                reader.setInput(stream, true, true);
                return of(file, reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw ImageFile.refusal(file, e);
        }
    }

    static ImageHeader of(Path file, ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
            throw new InvalidInputException("image " + file + " must have from 1 to " + MAX_SIDE
                    + " pixels a side and at most " + MAX_PIXELS + " in all, but is "
                    + Integer.toUnsignedString(width) + "x" + Integer.toUnsignedString(height));
        }
        return new ImageHeader(width, height);
    }

    static ImageReader reader(Path file, ImageInputStream stream) {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) {
            throw new InvalidInputException("image " + file + " must be JPEG or PNG, but is neither");
        }
        return readers.next();
    }

    /** Side of the middle square in pixels. It does not depend on the orientation. */
    public int shorterSide() {
        return Math.min(width, height);
    }

    void requireFits(UserFile image) {
        long most = PIXEL_BYTES * width * height + METADATA_BYTES;
        if (image.size() > most) {
            throw new InvalidInputException(image + " must have at most " + most + " bytes, being " + width + "x"
                    + height + " pixels, but has " + image.size());
        }
    }
}

package io.nas4j.evaluator.data.folder;

import io.nas4j.core.file.AtomicFile;
import io.nas4j.evaluator.data.decode.ImageFile;
import io.nas4j.evaluator.data.image.Square;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Images that belong to no data set, read as {@code images:DIR} reads its own. */
public final class LoneImage {

    private static final int MAX_STREAMED = 1 << 28;

    private static final int GREY = 1;

    private LoneImage() {}

    /**
     * The pixels of an image file at a size.
     *
     * @param channels 3 for colours; 1 for the luminance, which of a grey image is its grey
     * @return unsigned bytes {@code [size, size, channels]}
     * @throws InvalidInputException naming the file, where it is no image
     */
    public static byte[] pixels(Path file, int size, int channels) {
        return pixels(ImageFile.read(file, StoredSide.of(size)), size, channels);
    }

    /**
     * The same of an image that a stream has and that ends with it.
     *
     * @param name of the stream, as a refusal names it
     */
    public static byte[] pixels(String name, InputStream stream, int size, int channels) {
        byte[] content;
        try {
            content = stream.readNBytes(MAX_STREAMED + 1);
        } catch (IOException e) {
            throw new InvalidInputException(name + " cannot be read: " + AtomicFile.reason(e), e);
        }
        if (content.length > MAX_STREAMED) {
            throw new InvalidInputException(name + " must have at most " + MAX_STREAMED + " bytes, but has more");
        }
        return pixels(ImageFile.decode(Path.of(name), content, StoredSide.of(size)), size, channels);
    }

    private static byte[] pixels(Square image, int size, int channels) {
        byte[] colours = image.resized(size, ImageFile.CHANNELS).pixels();
        return channels == GREY ? luminance(colours) : colours;
    }

    /** As ITU-R BT.601 has it, in whole numbers of 1/65536, rounded. */
    private static byte[] luminance(byte[] colours) {
        byte[] grey = new byte[colours.length / ImageFile.CHANNELS];
        for (int i = 0; i < grey.length; i++) {
            int red = colours[3 * i] & 0xff;
            int green = colours[3 * i + 1] & 0xff;
            int blue = colours[3 * i + 2] & 0xff;
            grey[i] = (byte) ((red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16);
        }
        return grey;
    }

    /**
     * The image files in a folder and all folders below, by name.
     *
     * @throws InvalidInputException where the folder cannot be read
     */
    public static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> FolderListing.isImage(file) && !FolderListing.hidden(file))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw unreadable(folder, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static InvalidInputException unreadable(Path folder, IOException e) {
        return new InvalidInputException("folder " + folder + " cannot be read: " + AtomicFile.reason(e), e);
    }
}

package io.nas4j.api.stage.model;

import io.nas4j.core.file.UserFile;
import io.nas4j.core.file.UserPath;
import io.nas4j.evaluator.data.decode.ImageHeader;
import io.nas4j.evaluator.data.folder.LoneImage;
import io.nas4j.space.InvalidInputException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An image that a model is asked about.
 *
 * @param name as listings show it
 * @param reader decodes it
 */
public record ImageInput(String name, Reader reader) {

    /** What a user types for the image that comes from standard input. */
    public static final String STREAM = "-";

    private static final String STREAM_NAME = "standard input";

    /** Decodes an image as training does. */
    public interface Reader {

        /**
         * Unsigned bytes {@code [size, size, channels]}.
         *
         * @throws InvalidInputException where it is no image
         */
        byte[] pixels(int size, int channels);
    }

    /**
     * The images that a user named: files, all images in folders and in folders below them, and {@link #STREAM}. Looks for
     * files and decodes none.
     *
     * @throws InvalidInputException where one is missing, or a folder has none
     */
    public static List<ImageInput> named(List<String> names, InputStream stream) {
        if (names.stream().filter(STREAM::equals).count() > 1) {
            throw new InvalidInputException(
                    "'-' is one image, the one that standard input has, but stands there twice");
        }
        List<ImageInput> images = new ArrayList<>();
        for (String name : names) {
            if (name.equals(STREAM)) {
                images.add(new ImageInput(
                        STREAM, (size, channels) -> LoneImage.pixels(STREAM_NAME, stream, size, channels)));
            } else {
                images.addAll(at(UserPath.of("image", name)));
            }
        }
        return images;
    }

    private static List<ImageInput> at(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(of(path));
        }
        List<Path> files = LoneImage.in(path);
        if (files.isEmpty()) {
            throw new InvalidInputException("folder " + path
                    + " must have images, but has no file whose name ends as that" + " of a JPEG or PNG does");
        }
        return files.stream().map(ImageInput::of).toList();
    }

    private static ImageInput of(Path file) {
        long unused = new UserFile("image", file, ImageHeader.MAX_BYTES).size();
        return new ImageInput(file.toString(), (size, channels) -> LoneImage.pixels(file, size, channels));
    }
}

package io.nas4j.evaluator.data.folder;

import io.nas4j.evaluator.data.decode.ImageHeader;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.List;

/** The usual size of images of different sizes. */
final class MedianSide {

    private static final int UNREADABLE = 0;

    private MedianSide() {}

    /**
     * The median of the images' shorter sides, the lower one of two: a few odd images do not move it, and names and their
     * order have no part in it. Reads headers alone. Images whose header cannot be read do not count.
     *
     * @param files at least one
     * @param progress is told of every image, from several threads
     * @return in pixels
     * @throws InvalidInputException where none can be read, with the reason of the first
     */
    static int of(List<Path> files, Runnable progress) {
        int[] sides = files.stream()
                .parallel()
                .mapToInt(file -> {
                    progress.run();
                    return side(file);
                })
                .filter(side -> side != UNREADABLE)
                .sorted()
                .toArray();
        // refuses, where no header can be read
        return sides.length == 0 ? ImageHeader.of(files.get(0)).shorterSide() : sides[(sides.length - 1) / 2];
    }

    private static int side(Path file) {
        try {
            return ImageHeader.of(file).shorterSide();
        } catch (InvalidInputException e) {
            return UNREADABLE;
        }
    }
}

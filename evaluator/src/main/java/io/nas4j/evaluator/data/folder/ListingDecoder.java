package io.nas4j.evaluator.data.folder;

import io.nas4j.core.WorkFailedException;
import io.nas4j.evaluator.data.decode.ImageFile;
import io.nas4j.evaluator.data.decode.ImageHeader;
import io.nas4j.evaluator.data.image.Square;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Decodes a listing on all cores.
 *
 * @param contents hash of each file: what is decoded must still be that
 * @param maxSide to which larger images are reduced
 * @param progress is told of every image, by the thread that decoded it
 */
record ListingDecoder(
        FolderListing listing, FileContents contents, int maxSide, UnreadableLimit limit, Runnable progress) {

    /** Of decoded images that wait for their turn. */
    private static final int BYTES_AT_ONCE = 1 << 26;

    private static final int MIB = 1 << 20;

    /** Stands for an image for which memory was lacking while others were decoded. */
    private static final Square LATER = new Square(-1, new byte[0]);

    /** Takes decoded images in, one after the other. */
    @FunctionalInterface
    interface Sink<E extends Exception> {
        void take(Square image) throws E;
    }

    /**
     * Hands the images on in the order of the listing.
     *
     * @throws InvalidInputException where more cannot be read than the limit allows, or a file has changed
     * @throws WorkFailedException where an image needs more memory than there is
     */
    <E extends Exception> void decode(Sink<E> sink) throws E {
        int count = listing.files().size();
        int atOnce = Math.max(1, BYTES_AT_ONCE / (ImageFile.CHANNELS * maxSide * maxSide));
        List<Integer> unreadable = new ArrayList<>();
        for (int from = 0; from < count; from += atOnce) {
            Square[] images = decoded(from, Math.min(atOnce, count - from));
            int first = from;
            IntStream.range(0, images.length)
                    .filter(i -> images[i].side() == 0)
                    .forEach(i -> unreadable.add(first + i));
            limit.check(listing, unreadable);
            for (Square image : Arrays.asList(images)) {
                sink.take(image);
            }
        }
    }

    private Square[] decoded(int from, int count) {
        Square[] images = new Square[count];
        IntStream.range(0, count).parallel().forEach(i -> {
            images[i] = orLater(from + i);
            progress.run();
        });
        // alone: the largest image decides what is needed, and not how many cores there are
        for (int i = 0; i < count; i++) {
            if (images[i].side() < 0) {
                images[i] = alone(from + i);
            }
        }
        return images;
    }

    private Square orLater(int index) {
        try {
            return orNone(index);
        } catch (OutOfMemoryError e) {
            return LATER;
        }
    }

    private Square alone(int index) {
        try {
            return orNone(index);
        } catch (OutOfMemoryError e) {
            Path file = listing.files().get(index);
            ImageHeader header = ImageHeader.of(file);
            throw new WorkFailedException(
                    "memory is lacking: image " + file + " has " + header.width() + "x" + header.height()
                            + " pixels, which cannot be decoded within this Java's "
                            + Runtime.getRuntime().maxMemory() / MIB
                            + " MB; give it more, as with NAS4J_JAVA_OPTS=-Xmx4g",
                    e);
        }
    }

    private Square orNone(int index) {
        Path file = listing.files().get(index);
        byte[] bytes;
        try {
            bytes = ImageFile.bytes(file);
        } catch (InvalidInputException e) {
            contents.requireSame(index);
            return Square.NONE;
        }
        contents.require(index, bytes);
        try {
            return ImageFile.decode(file, bytes, maxSide);
        } catch (InvalidInputException e) {
            return Square.NONE;
        }
    }
}

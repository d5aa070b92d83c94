package io.nas4j.evaluator.data.folder;

import io.nas4j.evaluator.data.decode.ImageFile;
import io.nas4j.evaluator.data.image.Square;
import io.nas4j.space.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The images of a listing, decoded, by their index in it. */
interface DecodedImages {

    /** Side in pixels; 0 where the image cannot be read. */
    int side(int index);

    public Square image(int index);

    /** Takes decoded images in, one after the other. */
    @FunctionalInterface
    interface Sink<E extends Exception> {
        void take(Square image) throws E;
    }

    /** Decodes all of a listing into memory. */
    static DecodedImages inMemory(FolderListing listing, int maxSide, UnreadableLimit limit, Runnable progress) {
        List<Square> images = new ArrayList<>();
        decode(listing, maxSide, limit, progress, images::add);
        return new DecodedImages() {
            @Override
            public int side(int index) {
                return images.get(index).side();
            }

            @Override
            public Square image(int index) {
                return images.get(index);
            }
        };
    }

    /**
     * Decodes a listing on all cores, and hands the images on in its order.
     *
     * @param progress is told of every image, by the thread that decoded it
     * @throws InvalidInputException where more cannot be read than the limit allows
     */
    static <E extends Exception> void decode(
            FolderListing listing, int maxSide, UnreadableLimit limit, Runnable progress, Sink<E> sink) throws E {
        int count = listing.files().size();
        int atOnce = 1024;
        List<Integer> unreadable = new ArrayList<>();
        for (int from = 0; from < count; from += atOnce) {
            Square[] images = new Square[Math.min(atOnce, count - from)];
            int first = from;
            IntStream.range(0, images.length).parallel().forEach(i -> {
                images[i] = readOrNone(listing, first + i, maxSide);
                progress.run();
            });
            IntStream.range(0, images.length)
                    .filter(i -> images[i].side() == 0)
                    .forEach(i -> unreadable.add(first + i));
            limit.check(listing, unreadable);
            for (Square image : Arrays.asList(images)) {
                sink.take(image);
            }
        }
    }

    private static Square readOrNone(FolderListing listing, int index, int maxSide) {
        try {
            return ImageFile.read(listing.files().get(index), maxSide);
        } catch (InvalidInputException e) {
            return Square.NONE;
        }
    }
}

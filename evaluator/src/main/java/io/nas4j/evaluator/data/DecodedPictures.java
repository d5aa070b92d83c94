package io.nas4j.evaluator.data;

import io.nas4j.space.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The pictures of a listing, decoded, by their index in it. */
interface DecodedPictures {

    /** Side in pixels; 0 where the picture cannot be read. */
    int side(int index);

    Square picture(int index);

    /** Takes decoded pictures in, one after the other. */
    @FunctionalInterface
    interface Sink<E extends Exception> {
        void take(Square picture) throws E;
    }

    /** Decodes all of a listing into memory. */
    static DecodedPictures inMemory(FolderListing listing, int maxSide, UnreadableLimit limit, Runnable progress) {
        List<Square> pictures = new ArrayList<>();
        decode(listing, maxSide, limit, progress, pictures::add);
        return new DecodedPictures() {
            @Override
            public int side(int index) {
                return pictures.get(index).side();
            }

            @Override
            public Square picture(int index) {
                return pictures.get(index);
            }
        };
    }

    /**
     * Decodes a listing on all cores, and hands the pictures on in its order.
     *
     * @param progress is told of every picture, by the thread that decoded it
     * @throws InvalidInputException where more cannot be read than the limit allows
     */
    static <E extends Exception> void decode(
            FolderListing listing, int maxSide, UnreadableLimit limit, Runnable progress, Sink<E> sink) throws E {
        int count = listing.files().size();
        int atOnce = 1024;
        List<Integer> unreadable = new ArrayList<>();
        for (int from = 0; from < count; from += atOnce) {
            Square[] pictures = new Square[Math.min(atOnce, count - from)];
            int first = from;
            IntStream.range(0, pictures.length).parallel().forEach(i -> {
                pictures[i] = readOrNone(listing, first + i, maxSide);
                progress.run();
            });
            IntStream.range(0, pictures.length)
                    .filter(i -> pictures[i].side() == 0)
                    .forEach(i -> unreadable.add(first + i));
            limit.check(listing, unreadable);
            for (Square picture : Arrays.asList(pictures)) {
                sink.take(picture);
            }
        }
    }

    private static Square readOrNone(FolderListing listing, int index, int maxSide) {
        try {
            return PictureFile.read(listing.files().get(index), maxSide);
        } catch (InvalidInputException e) {
            return Square.NONE;
        }
    }
}

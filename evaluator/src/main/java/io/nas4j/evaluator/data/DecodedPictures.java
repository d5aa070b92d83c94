package io.nas4j.evaluator.data;

import io.nas4j.space.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;

/** The pictures of a listing, decoded, by their index in it. */
interface DecodedPictures {

    Square picture(int index);

    /** Decodes all of a listing into memory. */
    static DecodedPictures inMemory(FolderListing listing, int maxSide) {
        List<Square> pictures =
                Arrays.asList(decode(listing, maxSide, 0, listing.files().size()));
        return pictures::get;
    }

    /**
     * Decodes some of a listing, on all cores.
     *
     * @throws InvalidInputException naming the first picture that cannot be read
     */
    static Square[] decode(FolderListing listing, int maxSide, int from, int to) {
        Square[] pictures = new Square[to - from];
        SortedMap<Integer, InvalidInputException> broken = new ConcurrentSkipListMap<>();
        IntStream.range(from, to).parallel().forEach(i -> {
            try {
                if (broken.isEmpty()) {
                    pictures[i - from] = PictureFile.read(listing.files().get(i), maxSide);
                }
            } catch (InvalidInputException e) {
                broken.put(i, e);
            }
        });
        if (!broken.isEmpty()) {
            throw broken.get(broken.firstKey());
        }
        return pictures;
    }
}

package io.nas4j.evaluator.data.folder;

import io.nas4j.evaluator.data.image.Square;
import java.util.ArrayList;
import java.util.List;

/** The images of a listing, decoded, by their index in it. */
interface DecodedImages {

    /** Side in pixels; 0 where the image cannot be read. */
    int side(int index);

    public Square image(int index);

    /** Decodes all of a listing into memory. */
    static DecodedImages inMemory(ListingDecoder decoder) {
        List<Square> images = new ArrayList<>();
        decoder.decode(images::add);
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
}

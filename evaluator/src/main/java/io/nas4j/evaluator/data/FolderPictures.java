package io.nas4j.evaluator.data;

import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Pictures in class folders, decoded once for all sizes up to {@value #STORED_SIDE} pixels (or the next power of two for
 * larger ones). With a cache folder they are decoded once for all processes too.
 */
final class FolderPictures extends PictureSource {

    private static final int STORED_SIDE = 256;

    private final FolderListing listing;
    private final Optional<Path> cacheFolder;
    private Optional<DecodedPictures> decoded = Optional.empty();
    private int decodedSide;

    FolderPictures(FolderListing listing, Optional<Path> cacheFolder) {
        super(listing.classNames(), PictureFile.CHANNELS);
        this.listing = listing;
        this.cacheFolder = cacheFolder;
    }

    @Override
    public int count() {
        return listing.labels().length;
    }

    @Override
    public int label(int index) {
        return listing.labels()[index];
    }

    @Override
    public int nativeSize() {
        return PictureFile.read(listing.files().get(0), Integer.MAX_VALUE).side();
    }

    /** The largest side that is kept: pictures at any size up to it are made from the same pixels. */
    private static int storedSide(int wanted) {
        int side = STORED_SIDE;
        while (side < wanted) {
            side *= 2;
        }
        return side;
    }

    @Override
    public synchronized void prepare(int size) {
        decoded(storedSide(size));
    }

    private DecodedPictures decoded(int side) {
        if (decoded.isEmpty() || decodedSide != side) {
            DecodedPictures pictures = cacheFolder
                    .map(folder -> new PictureCache(folder).open(listing, side))
                    .orElseGet(() -> DecodedPictures.inMemory(listing, side));
            decoded = Optional.of(pictures);
            decodedSide = side;
        }
        return decoded.orElseThrow();
    }

    @Override
    synchronized Square picture(int index, int wanted) {
        if (index < 0 || index >= count()) {
            throw new InvalidInputException("picture must be from 0 to " + (count() - 1) + ", but was " + index);
        }
        return decoded(storedSide(wanted)).picture(index);
    }
}

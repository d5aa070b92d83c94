package io.nas4j.evaluator.data.folder;

/** The largest side that is kept of a decoded image: images at any size up to it are made from the same pixels. */
final class StoredSide {

    /** For all sizes up to it. */
    static final int USUAL = 256;

    private StoredSide() {}

    /** The side for images of {@code wanted} pixels a side. */
    static int of(int wanted) {
        int side = USUAL;
        while (side < wanted) {
            side *= 2;
        }
        return side;
    }
}

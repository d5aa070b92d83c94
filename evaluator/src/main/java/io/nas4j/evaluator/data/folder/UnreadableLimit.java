package io.nas4j.evaluator.data.folder;

import io.nas4j.evaluator.data.decode.ImageFile;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How many images of a folder may be unreadable.
 *
 * @param fraction of all its images, 0 to 1; rounded down
 */
public record UnreadableLimit(double fraction) {

    private static final int NAMED = 3;

    private int allowed(FolderListing listing) {
        return (int) (fraction * listing.files().size());
    }

    /**
     * Refuses a folder with too many.
     *
     * @param unreadable indices of files, in rising order
     * @throws InvalidInputException naming the first few and what is wrong with the first
     */
    void check(FolderListing listing, List<Integer> unreadable) {
        if (unreadable.size() <= allowed(listing)) {
            return;
        }
        String others = unreadable.size() == 1
                ? ""
                : " (nor can " + names(listing, unreadable.subList(1, unreadable.size())) + ")";
        throw new InvalidInputException(reason(listing, unreadable.get(0)) + others + "; of the "
                + listing.files().size() + " images in " + listing.folder() + " at most " + allowed(listing)
                + " may be unreadable (--max-unreadable " + Decimals.text(fraction) + ")");
    }

    private static String reason(FolderListing listing, int index) {
        try {
            ImageFile.read(listing.files().get(index), 1);
            return "image " + listing.files().get(index) + " could not be read a moment ago";
        } catch (InvalidInputException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** A sentence for the user about images that are left out. */
    static String note(FolderListing listing, List<Integer> unreadable) {
        return unreadable.size() + " of the " + listing.files().size() + " images in " + listing.folder()
                + " cannot be read and " + (unreadable.size() == 1 ? "is" : "are") + " left out: "
                + names(listing, unreadable);
    }

    private static String names(FolderListing listing, List<Integer> indices) {
        String named = indices.stream()
                .limit(NAMED)
                .map(i -> listing.folder().relativize(listing.files().get(i)).toString())
                .collect(Collectors.joining(", "));
        return indices.size() <= NAMED ? named : named + " and " + (indices.size() - NAMED) + " more";
    }
}

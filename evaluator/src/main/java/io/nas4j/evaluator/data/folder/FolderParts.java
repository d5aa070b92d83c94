package io.nas4j.evaluator.data.folder;

import io.nas4j.evaluator.data.image.DataParts;
import io.nas4j.evaluator.data.image.LoneImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says which folder is used for what.
 *
 * @param folder of the data set
 * @param all what lies in the folder of the training images, with those that are set aside
 * @param validation what networks are judged by, where it has a folder
 * @param test what they are tested on; listed when asked for
 */
record FolderParts(
        String spec, Path folder, FolderListing all, Optional<FolderListing> validation, Supplier<FolderListing> test)
        implements DataParts {

    private static final int NAMED = 6;

    @Override
    public List<String> check(int validationImages) {
        FolderListing tested = test.get();
        boolean aside = tested.folder().equals(all.folder());
        List<String> split = new ArrayList<>();
        if (aside) {
            split.add(count(tested) + " are set aside to test on");
        }
        if (validation.isEmpty()) {
            split.add(validationImages + " are split off to judge by (--validation-images)");
        }
        List<String> parts = new ArrayList<>();
        parts.add(spec + ": " + count(all) + " images of " + classes() + " in " + all.folder()
                + (split.isEmpty() ? " to train on" : ", of which " + String.join(" and ", split)));
        validation.ifPresent(judged -> parts.add(count(judged) + " in " + judged.folder() + " to judge by"
                + (validationImages < count(judged)
                        ? ", of which " + validationImages + " are taken (--validation-images)"
                        : "")));
        if (!aside) {
            parts.add(count(tested) + " in " + tested.folder() + " to test on");
        }
        List<String> unused = unused();
        if (!unused.isEmpty()) {
            parts.add("not used: " + String.join(", ", unused));
        }
        List<String> sentences = new ArrayList<>(List.of(String.join("; ", parts)));
        if (aside || validation.isEmpty()) {
            sentences.addAll(LoneImages.warnings(all.classNames(), all.labels()));
        }
        if (!aside) {
            tested.notRead().ifPresent(sentences::add);
        }
        return sentences;
    }

    private static int count(FolderListing listing) {
        return listing.files().size();
    }

    private String classes() {
        List<String> names = all.classNames();
        int more = names.size() - NAMED;
        return names.size() + " classes (" + String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                + (more > 0 ? " and " + more + " more" : "") + ")";
    }

    /** Folders beside those that are used. */
    private List<String> unused() {
        if (all.folder().equals(folder)) {
            return List.of();
        }
        return FolderListing.list(folder).stream()
                .filter(entry -> Files.isDirectory(entry) && !FolderListing.hidden(entry))
                .filter(entry -> !entry.equals(all.folder())
                        && !ClassFolders.name(entry).equals(ImageFolders.TEST)
                        && validation
                                .map(FolderListing::folder)
                                .filter(entry::equals)
                                .isEmpty())
                .map(ClassFolders::name)
                .toList();
    }
}

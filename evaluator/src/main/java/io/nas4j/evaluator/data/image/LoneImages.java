package io.nas4j.evaluator.data.image;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Classes that have a single image or none. A split gives a single one to one part, and all others lack the class; of a class
 * without an image, as one label of 255 among those from 0 to 9 makes 245, nothing is learned.
 */
public final class LoneImages {

    private static final int NAMED = 6;

    private LoneImages() {}

    /**
     * Sentences that name these classes; none where there are none.
     *
     * @param labels class of each image that is split, an index into {@code classNames}
     */
    public static List<String> warnings(List<String> classNames, int[] labels) {
        int[] counts = new int[classNames.size()];
        for (int label : labels) {
            counts[label]++;
        }
        List<String> warnings = new ArrayList<>();
        List<String> lone = having(1, counts, classNames);
        if (!lone.isEmpty()) {
            warnings.add("warning: " + named(lone)
                    + (lone.size() == 1 ? " has a single image" : " have a single image each")
                    + ", which cannot be both trained on and judged by; add images, or take "
                    + (lone.size() == 1 ? "the class" : "these classes") + " away");
        }
        List<String> empty = having(0, counts, classNames);
        if (!empty.isEmpty()) {
            warnings.add("warning: " + named(empty) + (empty.size() == 1 ? " has" : " have")
                    + " no training image, so that no network can learn "
                    + (empty.size() == 1 ? "it" : "them") + "; add images, or look for labels that are wrong");
        }
        return warnings;
    }

    private static List<String> having(int count, int[] counts, List<String> classNames) {
        return IntStream.range(0, counts.length)
                .filter(c -> counts[c] == count)
                .mapToObj(classNames::get)
                .toList();
    }

    private static String named(List<String> classes) {
        int more = classes.size() - NAMED;
        return (classes.size() == 1 ? "class " : "classes ")
                + String.join(", ", classes.subList(0, Math.min(NAMED, classes.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }
}

package io.nas4j.evaluator.data.image;

import java.util.List;
import java.util.stream.IntStream;

/** Classes of which there is one image. A split gives it to one part, and all others lack the class. */
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
        List<String> lone = IntStream.range(0, counts.length)
                .filter(c -> counts[c] == 1)
                .mapToObj(classNames::get)
                .toList();
        if (lone.isEmpty()) {
            return List.of();
        }
        int more = lone.size() - NAMED;
        return List.of("warning: " + (lone.size() == 1 ? "class " : "classes ")
                + String.join(", ", lone.subList(0, Math.min(NAMED, lone.size())))
                + (more > 0 ? " and " + more + " more" : "")
                + (lone.size() == 1 ? " has a single image" : " have a single image each")
                + ", which cannot be both trained on and judged by; add images, or take "
                + (lone.size() == 1 ? "the class" : "these classes") + " away");
    }
}

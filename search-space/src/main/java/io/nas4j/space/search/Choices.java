package io.nas4j.space.search;

import java.util.ArrayList;
import java.util.List;

/**
 * One choice a decision: the index into {@link Decision#choices}, in the order of {@link SearchSpace#decisions}. May be a
 * prefix while a sequence is being sampled.
 */
public record Choices(List<Integer> indices) {

    /** Nothing chosen yet. */
    public static final Choices NONE = new Choices(List.of());

    public Choices {
        indices = List.copyOf(indices);
    }

    public int size() {
        return indices.size();
    }

    public int get(int decision) {
        return indices.get(decision);
    }

    /** The first so many of these choices. */
    public Choices first(int count) {
        return new Choices(indices.subList(0, count));
    }

    /** These choices and one more. */
    public Choices then(int choice) {
        List<Integer> longer = new ArrayList<>(indices.size() + 1);
        longer.addAll(indices);
        longer.add(choice);
        return new Choices(longer);
    }
}

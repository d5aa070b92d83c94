package io.nas4j.core.benchmark;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** After how many evaluations it is told how far searches have come. */
final class Checkpoints {

    private static final List<Integer> ALL = List.of(20, 25, 40, 50, 80, 100, 200, 300);

    private Checkpoints() {}

    /** Those that searches of so many trials reach, and their end. */
    static SortedSet<Integer> within(int trials) {
        SortedSet<Integer> within = new TreeSet<>(new TreeSet<>(ALL).headSet(trials));
        within.add(trials);
        return within;
    }
}

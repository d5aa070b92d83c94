package io.nas4j.report.record;

import java.util.ArrayList;
import java.util.List;

/**
 * Trials that failed of one cause.
 *
 * @param first the numbers of some
 */
public record Failures(int count, List<Integer> first) {

    private static final int EXAMPLES = 3;

    static final Failures NONE = new Failures(0, List.of());

    public Failures {
        first = List.copyOf(first);
    }

    Failures and(int number) {
        if (first.size() == EXAMPLES) {
            return new Failures(count + 1, first);
        }
        List<Integer> more = new ArrayList<>(first);
        more.add(number);
        return new Failures(count + 1, more);
    }
}

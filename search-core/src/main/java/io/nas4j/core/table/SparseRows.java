package io.nas4j.core.table;

import io.nas4j.space.search.Choices;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Finds what is near among a few sequences of a large space. Immutable. */
final class SparseRows {

    /** One of so many is drawn, so that a search does not go round in a circle. */
    private static final int NEAREST = 8;

    private final List<Choices> sequences;
    private final int[][] codes;

    /** @param sequences one at least, of as many decisions each */
    SparseRows(List<Choices> sequences) {
        this.sequences = List.copyOf(sequences);
        this.codes = sequences.stream().map(SparseRows::code).toArray(int[][]::new);
    }

    private static int[] code(Choices choices) {
        return choices.indices().stream().mapToInt(i -> i).toArray();
    }

    /** One of the nearest sequences but the given one itself, each equally likely; itself where there is no other. */
    Choices near(Choices parent, RandomGenerator random) {
        int[] code = code(parent);
        long[] nearest = new long[NEAREST];
        Arrays.fill(nearest, Long.MAX_VALUE);
        int found = 0;
        for (int i = 0; i < codes.length; i++) {
            int apart = differing(code, codes[i]);
            long key = (long) apart << Integer.SIZE | i;
            if (apart > 0 && key < nearest[NEAREST - 1]) {
                nearest[NEAREST - 1] = key;
                Arrays.sort(nearest);
                found = Math.min(NEAREST, found + 1);
            }
        }
        return found == 0 ? parent : sequences.get((int) nearest[random.nextInt(found)]);
    }

    private static int differing(int[] a, int[] b) {
        int count = 0;
        for (int d = 0; d < a.length; d++) {
            count += a[d] == b[d] ? 0 : 1;
        }
        return count;
    }
}

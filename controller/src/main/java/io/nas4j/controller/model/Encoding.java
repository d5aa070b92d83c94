package io.nas4j.controller.model;

import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Decision;
import io.nas4j.space.search.DecisionSpace;
import java.util.List;

/**
 * Sequences as sets of bits, one for each choice of each decision and one more for "not asked", so that the decisions in
 * which two sequences agree are counted by one instruction a word.
 */
public final class Encoding {

    private final DecisionSpace space;
    private final int[] first;
    private final int words;

    public Encoding(DecisionSpace space) {
        this.space = space;
        List<Decision> decisions = space.decisions();
        this.first = new int[decisions.size()];
        int bits = 0;
        for (int d = 0; d < first.length; d++) {
            first[d] = bits;
            bits += decisions.get(d).choices().size() + 1;
        }
        this.words = (bits + Long.SIZE - 1) / Long.SIZE;
    }

    /** The most decisions in which two sequences can agree. */
    public int decisions() {
        return first.length;
    }

    public long[] encode(Choices choices) {
        long[] bits = new long[words];
        space.walk((d, open) -> {
            int choice = choices.get(d);
            int bit = first[d]
                    + (open.size() == 1 ? space.decisions().get(d).choices().size() : choice);
            bits[bit >>> 6] |= 1L << bit;
            return choice;
        });
        return bits;
    }

    /** The number of decisions in which two sequences agree; decisions that neither asks count. */
    static int agreement(long[] a, long[] b) {
        int count = 0;
        for (int i = 0; i < a.length; i++) {
            count += Long.bitCount(a[i] & b[i]);
        }
        return count;
    }
}

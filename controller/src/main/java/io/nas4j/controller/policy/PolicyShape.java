package io.nas4j.controller.policy;

import io.nas4j.space.search.Decision;
import io.nas4j.space.search.DecisionSpace;
import java.util.List;

/**
 * The sizes of a policy. Every choice of every decision is a token of its own; one more begins each sequence.
 *
 * @param choices number of choices of each decision
 * @param hidden units of the LSTM, and width of the embedding
 */
record PolicyShape(List<Integer> choices, int hidden) {

    PolicyShape {
        choices = List.copyOf(choices);
    }

    static PolicyShape of(DecisionSpace space, int hidden) {
        return new PolicyShape(
                space.decisions().stream()
                        .map(Decision::choices)
                        .map(List::size)
                        .toList(),
                hidden);
    }

    int decisions() {
        return choices.size();
    }

    int tokens() {
        return start() + 1;
    }

    /** The token that begins a sequence. */
    int start() {
        return choices.stream().mapToInt(Integer::intValue).sum();
    }

    /** The token of each decision's first choice; its other choices follow. */
    int[] firstTokens() {
        int[] first = new int[choices.size()];
        for (int d = 1; d < first.length; d++) {
            first[d] = first[d - 1] + choices.get(d - 1);
        }
        return first;
    }
}

package io.nas4j.core.run;

import java.util.Optional;

/** Says when a search ends before its total of trials. Equal arguments and stored trials give equal answers. */
@FunctionalInterface
public interface SearchEnd {

    /** The search runs to its total. */
    SearchEnd NEVER = (proposed, observed) -> Optional.empty();

    /**
     * Asked before a trial is proposed that the store does not have.
     *
     * @param proposed trials, which have the numbers before that one
     * @param observed the first trials of which the results are stored and known to the strategy
     * @return why the search ends, in a sentence's second half; empty where it goes on
     */
    Optional<String> before(int proposed, int observed);
}

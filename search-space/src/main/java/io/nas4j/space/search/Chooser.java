package io.nas4j.space.search;

import java.util.List;

/** Makes the decisions of a sequence one after the other. */
@FunctionalInterface
public interface Chooser {

    /**
     * One of the open choices. Also called where a single choice is open: the decision is not asked then, and that choice is
     * the only answer.
     *
     * @param open indices into the decision's choices, ascending, at least one
     */
    int choose(int decision, List<Integer> open);
}

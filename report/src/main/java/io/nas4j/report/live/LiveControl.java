package io.nas4j.report.live;

import io.nas4j.core.store.SearchDirective;

/**
 * What a page can ask of studies. Each method answers in a sentence, and throws {@link io.nas4j.space.InvalidInputException} with
 * a sentence where the command line would refuse it. Safe for use by many threads.
 */
public interface LiveControl {

    /** Asks the process that runs a study to pause, to go on, or to stop. */
    String direct(String study, SearchDirective directive);

    /**
     * Gives a study another total.
     *
     * @param trials of the search, those that there are included
     */
    String total(String study, int trials);
}

package io.nas4j.report.live;

import io.nas4j.core.store.SearchDirective;
import io.nas4j.core.store.StudySummary;
import io.nas4j.report.record.StudyRecords;
import java.util.List;

/** The studies that live pages show. */
public interface LiveStudies {

    /**
     * A study as it was seen.
     *
     * @param directive what is asked of the process that runs it
     * @param mark another text whenever a card of the study may have changed
     * @param whole whether cards are of all its trials, and not of the first that were read
     */
    record Seen(StudySummary summary, SearchDirective directive, String mark, boolean whole) {}

    /** Counts the trials of all studies, which takes the longer the more there are. One thread at a time counts or looks. */
    void count();

    /** All studies as they were counted, oldest first; those whose {@link #records} somebody asked for as they are now. */
    List<Seen> look();

    /**
     * All of a study as it is now. One thread at a time asks this, while another one may look.
     *
     * @param seen it as it was seen last
     * @throws io.nas4j.space.InvalidInputException where it is no longer there
     */
    StudyRecords records(StudySummary seen);
}

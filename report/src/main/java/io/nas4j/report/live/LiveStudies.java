package io.nas4j.report.live;

import io.nas4j.core.store.SearchDirective;
import io.nas4j.core.store.StudySummary;
import io.nas4j.report.record.StudyRecords;
import java.util.List;

/** The studies that live pages show. Used by one thread at a time. */
public interface LiveStudies {

    /**
     * A study as it was seen.
     *
     * @param directive what is asked of the process that runs it
     * @param mark another text whenever a card of the study may have changed
     */
    record Seen(StudySummary summary, SearchDirective directive, String mark) {}

    /** All studies, oldest first. */
    List<Seen> look();

    /**
     * All of a study as it is now.
     *
     * @throws io.nas4j.space.InvalidInputException where there is no such study
     */
    StudyRecords records(String study);
}

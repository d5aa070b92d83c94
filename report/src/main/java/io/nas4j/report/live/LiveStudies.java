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
     */
    record Seen(StudySummary summary, SearchDirective directive, String mark) {}

    /** All studies, oldest first. One thread at a time looks. */
    List<Seen> look();

    /**
     * All of a study as it is now. One thread at a time asks this, while another one may look.
     *
     * @param seen it as it was seen last
     * @throws io.nas4j.space.InvalidInputException where it is no longer there
     */
    StudyRecords records(StudySummary seen);
}

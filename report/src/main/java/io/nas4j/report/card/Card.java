package io.nas4j.report.card;

import io.nas4j.report.record.StudyRecords;

/** A part of a study's page. */
public interface Card {

    /** A short name in letters and hyphens, unique among cards: links lead to it. */
    String name();

    /** What stands over it. */
    String title();

    /** What stands in it. May fail: the page then says so and has its other cards. */
    Content content(StudyRecords study);
}

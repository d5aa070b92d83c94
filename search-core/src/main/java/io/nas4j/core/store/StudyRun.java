package io.nas4j.core.store;

import io.nas4j.core.study.Provenance;

/**
 * A process that searched for a study.
 *
 * @param number from 0 in its study
 * @param fromTrial the first search trial that had not been proposed when it began
 * @param workers that decide what is proposed from that trial on, until the next run
 */
public record StudyRun(int number, int fromTrial, int workers, Provenance provenance) {}

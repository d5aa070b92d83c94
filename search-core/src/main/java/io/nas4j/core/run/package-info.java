/**
 * Runs a study's trials: {@link io.nas4j.core.run.SearchRun} those that a strategy proposes,
 * {@link io.nas4j.core.run.FixedRun} those of a given list. Both go on from what the store has.
 */
package io.nas4j.core.run;

/**
 * The contracts that hold a study together: what a {@link io.nas4j.core.study study} and a
 * {@link io.nas4j.core.trial trial} are, how a {@link io.nas4j.core.strategy strategy} proposes, how a trial is
 * {@link io.nas4j.core.evaluation evaluated} and {@link io.nas4j.core.reward rewarded}, where it is
 * {@link io.nas4j.core.store stored}, and the loop that {@link io.nas4j.core.run runs} them.
 *
 * <p>Start at {@link io.nas4j.core.run.SearchRun}.
 */
package io.nas4j.core;

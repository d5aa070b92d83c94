/**
 * What ends unpromising trials early: {@link io.nas4j.core.prune.Pruners} makes a {@link io.nas4j.core.prune.Pruner} of what
 * the user gave. A trial's {@link io.nas4j.core.prune.StopRule} is set when it begins, of trials that were finished by then
 * whatever workers do, so that pruned searches repeat exactly too.
 */
package io.nas4j.core.prune;

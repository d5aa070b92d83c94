/**
 * Scaling the stages of a network unevenly: the {@link io.nas4j.grid.stages.StageMoves changes} of one stage at equal
 * multiply-accumulates, around the network that compound scaling makes.
 */
package io.nas4j.grid.stages;

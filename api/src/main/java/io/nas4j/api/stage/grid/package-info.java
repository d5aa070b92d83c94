/**
 * How a grid search is asked for and kept: its options, its budget, what its candidates need, what came of it, and the local search over
 * single stages that may follow.
 */
package io.nas4j.api.stage.grid;

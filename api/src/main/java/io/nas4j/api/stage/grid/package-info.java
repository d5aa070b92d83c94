/** How a grid search is asked for and kept: its options, its budget, what its candidates need. */
package io.nas4j.api.stage.grid;

/** Scores of untrained networks, which cost a few batches at most: to rank before anything is trained. */
package io.nas4j.evaluator.zerocost;

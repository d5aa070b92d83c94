/** Trains the weights that all networks of a space share, and says how healthy they are. */
package io.nas4j.evaluator.supernet.training;

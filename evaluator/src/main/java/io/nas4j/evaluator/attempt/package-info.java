/** What one attempt at a trial may take, whoever trains it, and who gets a second one. */
package io.nas4j.evaluator.attempt;

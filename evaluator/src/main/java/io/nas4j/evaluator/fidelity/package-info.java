/** How well short training ranks networks as longer training does. */
package io.nas4j.evaluator.fidelity;

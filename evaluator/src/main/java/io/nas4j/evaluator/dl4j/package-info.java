/**
 * Deeplearning4j: the engine that runs wherever Java does. {@link io.nas4j.evaluator.dl4j.Dl4jEngine} builds a graph of the
 * library's own layers ({@code ChildGraph}); the update is ours ({@code Descent}), on the flat arrays in which the library
 * keeps parameters and gradients, and {@code Slots} says which part of them is which tensor of the plan.
 */
package io.nas4j.evaluator.dl4j;

/**
 * One set of weights that holds every network of a space: which weights networks share, which paths are trained, and the file
 * that keeps them. {@code evaluator.torch} computes with them.
 */
package io.nas4j.evaluator.supernet;

/** Accuracy against cost: what cannot be had more accurate without being dearer. */
package io.nas4j.core.pareto;

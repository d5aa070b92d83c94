/** Accuracy against cost: what cannot be had more accurate without being more expensive. */
package io.nas4j.core.pareto;

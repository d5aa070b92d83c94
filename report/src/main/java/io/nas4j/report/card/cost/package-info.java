/** Accuracy against what networks cost: a figure a cost, with the front, lines of equal reward, and published networks. */
package io.nas4j.report.card.cost;

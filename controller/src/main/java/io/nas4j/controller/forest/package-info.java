/**
 * A forest of regression trees that answers for every network of a space, as the truth that strategies are judged by where no
 * table has all networks. {@link io.nas4j.controller.forest.ForestSpace} is that space.
 * {@link io.nas4j.controller.forest.DecisionShares} asks a forest which decisions matter.
 */
package io.nas4j.controller.forest;

/**
 * Search spaces: named decisions in a fixed order, and the architecture that a sequence of choices builds
 * ({@link io.nas4j.space.search.SearchSpace}). Strategies see decisions, never layers.
 */
package io.nas4j.space.search;

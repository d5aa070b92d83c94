/**
 * Which trials of a phase are asked for: a condition that people type ({@link io.nas4j.core.query.ConditionParser}), an order,
 * how many. A store may ask its database for them; what a query means is what {@link io.nas4j.core.query.TrialQuery#of} does.
 */
package io.nas4j.core.query;

/** Rank correlation with confidence intervals. */
package io.nas4j.core.statistics;

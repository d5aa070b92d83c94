/** Rank correlations and proportions with confidence intervals. */
package io.nas4j.core.statistics;

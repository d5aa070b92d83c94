/**
 * Draws charts from numbers. It reads no store. Start at
 * {@link io.nas4j.report.chart.ChartWriter}.
 */
package io.nas4j.report.chart;

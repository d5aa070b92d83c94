/**
 * Draws charts. It is handed numbers and writes images; it reads no store. Start at
 * {@link io.nas4j.report.chart.ChartWriter}.
 */
package io.nas4j.report.chart;

/**
 * Draws charts. It is handed numbers and writes pictures; it reads no store. Start at
 * {@link io.nas4j.report.ChartWriter}.
 */
package io.nas4j.report;

/**
 * Axes of charts and figures: where their ticks are, how these are labelled, and how wide a text is. Start at
 * {@link io.nas4j.report.axis.Axis}.
 */
package io.nas4j.report.axis;

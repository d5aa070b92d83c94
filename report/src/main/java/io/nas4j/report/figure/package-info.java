/**
 * Figures of a page: each a drawing, a sentence that says what is seen, and a table of its numbers. Drawings are SVG whose
 * colours the page decides, so that they suit light and dark. Start at {@link io.nas4j.report.figure.Plot}.
 */
package io.nas4j.report.figure;

package io.nas4j.report.figure;

/**
 * A drawing with all that it shows in words and numbers too.
 *
 * @param title what it is of
 * @param text what is seen, in a sentence or two
 * @param drawing the SVG element
 * @param table the numbers that are drawn, or those of them that matter
 */
public record Figure(String title, String text, String drawing, Table table) {}

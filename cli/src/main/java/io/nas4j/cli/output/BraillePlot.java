package io.nas4j.cli.output;

import java.util.ArrayList;
import java.util.List;

/**
 * Points on a terminal: each character has two columns and four rows of braille dots (Unicode block 2800).
 *
 * @param columns characters a line
 * @param rows lines
 */
public record BraillePlot(int columns, int rows) {

    private static final int WIDE = 2;
    private static final int HIGH = 4;
    private static final char BLANK = '\u2800';

    /** The bit of each dot, by row and column within a character. */
    private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    /** A point, each coordinate from 0 to 1; y upwards. What lies outside is moved to the nearer edge. */
    public record Dot(double x, double y) {}

    /** The lines, the uppermost first. */
    public List<String> lines(List<Dot> dots) {
        int[][] cells = new int[rows][columns];
        for (Dot dot : dots) {
            int x = place(dot.x(), columns * WIDE);
            int y = place(1 - dot.y(), rows * HIGH);
            cells[y / HIGH][x / WIDE] |= BITS[y % HIGH][x % WIDE];
        }
        List<String> lines = new ArrayList<>();
        for (int[] row : cells) {
            StringBuilder line = new StringBuilder();
            for (int bits : row) {
                line.append((char) (BLANK + bits));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static int place(double fraction, int places) {
        return (int) Math.min(places - 1.0, Math.max(0, fraction * places));
    }
}

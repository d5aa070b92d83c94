package io.nas4j.cli.output;

import java.io.PrintWriter;
import java.util.List;

/** Lines on a terminal of which each drawing takes the place of the one before. */
public final class Redrawn {

    private static final int WIDEST = 79;

    private final PrintWriter terminal;
    private int drawn;

    /** Draws from the line where the cursor stands on. */
    public Redrawn(PrintWriter terminal) {
        this.terminal = terminal;
    }

    /** Draws; what a line has beyond 79 characters is left out, since a line that wraps cannot be drawn over. */
    public void draw(List<String> lines) {
        StringBuilder text = new StringBuilder(drawn == 0 ? "\r" : "\u001b[" + drawn + "A\r");
        text.append("\u001b[J");
        for (String line : lines) {
            String safe = Printable.line(line);
            text.append(safe, 0, Math.min(WIDEST, safe.length())).append('\n');
        }
        terminal.print(text);
        terminal.flush();
        drawn = lines.size();
    }
}

package io.nas4j.cli.output;

import java.io.PrintWriter;

/**
 * Where a command prints.
 *
 * @param out results
 * @param err progress and errors
 * @param drawsOver whether {@code err} is a terminal on which a line can be drawn over
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean drawsOver) {

    /** Prints a line of results, at once; controls within it are escaped. */
    public void say(String line) {
        out.println(Printable.line(line));
        out.flush();
    }

    /** Prints a line of progress, at once; controls within it are escaped. */
    public void note(String line) {
        err.println(Printable.line(line));
        err.flush();
    }
}

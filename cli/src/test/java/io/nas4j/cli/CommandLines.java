package io.nas4j.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Command lines that run in this process, whatever comes of them. */
final class CommandLines {

    private CommandLines() {}

    /** What came of one. */
    record Answer(int exit, String out, String err) {}

    static Answer run(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] line = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            line[i] = words[i].toString();
        }
        int exit = Main.run(line, new PrintWriter(out), new PrintWriter(err));
        return new Answer(exit, out.toString(), err.toString());
    }
}

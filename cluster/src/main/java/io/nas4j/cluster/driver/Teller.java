package io.nas4j.cluster.driver;

import io.nas4j.cluster.wire.Frame;
import java.io.PrintStream;

/** Tells the search; used by several threads. */
final class Teller {

    private final PrintStream out;

    Teller(PrintStream out) {
        this.out = out;
    }

    void tell(String word, Object... fields) {
        String line = Frame.of(word, fields).text();
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }
}

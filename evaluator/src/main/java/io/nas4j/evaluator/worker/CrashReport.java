package io.nas4j.evaluator.worker;

import java.util.List;
import java.util.Optional;

/** What a JVM prints when native code crashes it: the signal, and where. */
final class CrashReport {

    private static final String SIGNAL = "#  SIG";
    private static final String FRAME = "# Problematic frame:";

    private CrashReport() {}

    /** In a few words; empty where the lines have no report. */
    static Optional<String> in(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(SIGNAL))
                .map(line -> line.substring(1).strip().split(" ", 2)[0])
                .findFirst()
                .map(signal -> signal + frame(lines));
    }

    private static String frame(List<String> lines) {
        int at = lines.indexOf(FRAME) + 1;
        return at == 0 || at >= lines.size()
                ? ""
                : " in " + lines.get(at).substring(1).strip();
    }
}

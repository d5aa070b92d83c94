package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Commands that need no process of their own. */
final class ThisProcess {

    private ThisProcess() {}

    /** Runs a command that must succeed, and returns what it prints to standard output. */
    static String run(String storage, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] line = Stream.concat(Arrays.stream(words), Stream.of("--storage", storage))
                .toArray(String[]::new);
        assertThat(Main.run(line, new PrintWriter(out), new PrintWriter(err)))
                .as(err.toString())
                .isZero();
        return out.toString();
    }

    /** All of each trial of a study but its wall-clock time and which worker had it. */
    static List<String> sequence(String storage, String study) {
        return run(storage, "trials", study, "--format", "json")
                .lines()
                .filter(line -> !line.matches(".*\"(seconds|worker)\".*") && line.contains("\" : "))
                .toList();
    }
}

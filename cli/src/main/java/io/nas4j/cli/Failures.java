package io.nas4j.cli;

import io.nas4j.cli.output.Printable;
import io.nas4j.cli.output.ResultStream.ReaderGoneException;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns whatever ended a command into one sentence and an exit code. */
final class Failures {

    static final int WORK_FAILED = 1;
    static final int WRONG_INPUT = 2;
    static final int INTERRUPTED = 130;

    private static final String ADVICE = " (repeat with --debug to see where)";
    private static final int MOST_CAUSES = 20;

    /** Characters of a sentence. All networks and all fields by name take fewer. */
    private static final int LONGEST = 4000;

    private static final int BEGINNING = 1500;
    private static final int END = 500;

    private final PrintWriter err;

    Failures(PrintWriter err) {
        this.err = err;
    }

    /**
     * Prints what happened.
     *
     * @param debug whether to print the stack trace first
     * @return the exit code
     */
    int tell(Throwable thrown, boolean debug) {
        if (debug) {
            trace(thrown);
        }
        if (thrown instanceof InterruptedException) {
            return INTERRUPTED; // the command has said who interrupted it
        }
        if (thrown instanceof ReaderGoneException) {
            return WORK_FAILED; // there is nobody to tell
        }
        boolean wrongInput = thrown instanceof InvalidInputException;
        say(wrongInput || thrown instanceof WorkFailedException ? message(thrown) : unforeseen(thrown));
        return wrongInput ? WRONG_INPUT : WORK_FAILED;
    }

    /** Prints one sentence, whatever the text holds and however much it quotes. */
    void say(String sentence) {
        String line = Printable.line(sentence.replaceAll("\\s*[\\r\\n]+\\s*", " "));
        err.println("nas4j: " + shortened(line));
        err.flush();
    }

    /** What was allowed stands at the beginning or at the end of a sentence; what was typed or read, between. */
    private static String shortened(String line) {
        return line.length() <= LONGEST
                ? line
                : line.substring(0, BEGINNING) + "... (" + (line.length() - BEGINNING - END)
                        + " characters left out) ..." + line.substring(line.length() - END);
    }

    private void trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        trace.toString().lines().forEach(line -> err.println(Printable.line(line.replace("\t", "    "))));
    }

    private static String message(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }

    private static String unforeseen(Throwable thrown) {
        List<Throwable> causes = Stream.iterate(
                        Optional.of(thrown), Optional::isPresent, each -> each.map(Throwable::getCause))
                .map(Optional::get)
                .limit(MOST_CAUSES)
                .toList();
        return causes.stream()
                        .flatMap(cause -> scarce(cause).stream())
                        .findFirst()
                        .orElseGet(() -> plain(thrown, causes))
                + ADVICE;
    }

    /** What the machine or the JVM ran out of. */
    private static Optional<String> scarce(Throwable thrown) {
        String message = message(thrown);
        if (message.contains("Too many open files")) {
            return Optional.of("too many files are open at once: raise the limit of the shell (ulimit -n)");
        }
        if (thrown instanceof OutOfMemoryError && message.contains("native thread")) {
            return Optional.of("the system gives no more threads: raise its limit (ulimit -u), or use fewer --workers");
        }
        if (thrown instanceof OutOfMemoryError) {
            return Optional.of("memory ran out (" + message + "): give Java more, as NAS4J_JAVA_OPTS=-Xmx4g");
        }
        if (thrown instanceof StackOverflowError) {
            return Optional.of("something is nested too deeply: give Java a larger stack, as NAS4J_JAVA_OPTS=-Xss16m");
        }
        return Optional.empty();
    }

    private static String plain(Throwable thrown, List<Throwable> causes) {
        Optional<IOException> io = causes.stream()
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst();
        if (io.isPresent()) {
            String file = io.get() instanceof FileSystemException system ? system.getFile() + ": " : "";
            return "a file or a connection failed: " + file + AtomicFile.reason(io.get());
        }
        if (thrown instanceof LinkageError) {
            return "a part of the program cannot be loaded (" + message(thrown) + "): build or install it again";
        }
        return "unexpected " + thrown.getClass().getSimpleName() + ": " + message(thrown);
    }
}

package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.WorkFailedException;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {

    private static final String ADVICE = " (repeat with --debug to see where)";

    private final StringWriter err = new StringWriter();

    private int tell(Throwable thrown, boolean debug) {
        return new Failures(new PrintWriter(err)).tell(thrown, debug);
    }

    private static Stream<Arguments> unforeseen() {
        return Stream.of(
                Arguments.of(new IllegalStateException("odd"), "unexpected IllegalStateException: odd"),
                Arguments.of(
                        new IndexOutOfBoundsException((String) null), "unexpected IndexOutOfBoundsException: null"),
                Arguments.of(
                        new OutOfMemoryError("Java heap space"),
                        "memory ran out (Java heap space): give Java more, as NAS4J_JAVA_OPTS=-Xmx4g"),
                Arguments.of(
                        new IllegalStateException(new OutOfMemoryError("unable to create native thread: possibly")),
                        "the system gives no more threads: raise its limit (ulimit -u), or use fewer --workers"),
                Arguments.of(
                        new StackOverflowError(),
                        "something is nested too deeply: give Java a larger stack, as NAS4J_JAVA_OPTS=-Xss16m"),
                Arguments.of(
                        new NoClassDefFoundError("io/nas4j/x"),
                        "a part of the program cannot be loaded (io/nas4j/x): build or install it again"),
                Arguments.of(
                        initially(new FileSystemException("/lib/x.jar", null, "Too many open files")),
                        "too many files are open at once: raise the limit of the shell (ulimit -n)"),
                Arguments.of(
                        new UncheckedIOException(new NoSuchFileException("/proc/x")),
                        "a file or a connection failed: /proc/x: no such file or directory"),
                Arguments.of(
                        new UncheckedIOException(new IOException("reset")), "a file or a connection failed: reset"));
    }

    private static Throwable initially(Throwable cause) {
        return new NoClassDefFoundError("io/nas4j/x").initCause(cause);
    }

    @ParameterizedTest
    @MethodSource("unforeseen")
    void whatNobodyForesawIsOneSentenceWithAnAdvice(Throwable thrown, String sentence) {
        assertThat(tell(thrown, false)).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("nas4j: " + sentence + ADVICE + System.lineSeparator());
    }

    @Test
    void whatWasForeseenIsItsOwnSentence() {
        assertThat(tell(new InvalidInputException("a must be b"), false)).isEqualTo(2);
        assertThat(tell(new WorkFailedException("the disk is full"), false)).isEqualTo(1);
        assertThat(tell(new InterruptedException(), false)).isEqualTo(130);
        assertThat(err.toString().lines()).containsExactly("nas4j: a must be b", "nas4j: the disk is full");
    }

    @Test
    void tracesAreForThoseWhoAsk() {
        tell(new IllegalStateException("odd\u001b[2J"), true);
        assertThat(err.toString().lines().toList())
                .hasSizeGreaterThan(2)
                .allMatch(line -> line.chars().noneMatch(Character::isISOControl))
                .anyMatch(line -> line.startsWith("    at io.nas4j.cli.FailuresTest"));
    }

    @Test
    void aSentenceCannotForgeAnother() {
        tell(new InvalidInputException("class 'cat\u001b[1A\r\nnas4j: all is well' is empty"), false);
        assertThat(err.toString())
                .isEqualTo("nas4j: class 'cat\\u001b[1A nas4j: all is well' is empty" + System.lineSeparator());
    }

    @Test
    void aSentenceKeepsItsBeginningAndItsEndHoweverMuchItQuotes() {
        tell(
                new InvalidInputException(
                        "the table has no column 'code', only " + "\0".repeat(100_000) + "; it needs one"),
                false);
        assertThat(err.toString())
                .startsWith("nas4j: the table has no column 'code', only ")
                .contains("characters left out")
                .endsWith("; it needs one" + System.lineSeparator())
                .hasSizeLessThan(4000);
    }
}

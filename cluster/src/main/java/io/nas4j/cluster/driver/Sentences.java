package io.nas4j.cluster.driver;

import java.util.Optional;

/** What Spark throws, in one line. */
final class Sentences {

    private static final int MOST = 300;

    private Sentences() {}

    static String of(Throwable thrown) {
        String text = Optional.ofNullable(thrown.getMessage())
                .filter(message -> !message.isBlank())
                .orElseGet(thrown::toString);
        return of(text);
    }

    /** The first line of a text, or its beginning. */
    static String of(String text) {
        String first = text.strip().lines().findFirst().orElse("").strip();
        return first.length() > MOST ? first.substring(0, MOST) + "..." : first;
    }
}

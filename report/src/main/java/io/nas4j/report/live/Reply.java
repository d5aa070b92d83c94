package io.nas4j.report.live;

import java.nio.charset.StandardCharsets;

/**
 * What the server answers.
 *
 * @param status of HTTP
 * @param type of the body, for a browser
 */
record Reply(int status, String type, byte[] body) {

    private static final String PLAIN = "text/plain; charset=utf-8";

    static Reply html(String text) {
        return of(200, "text/html; charset=utf-8", text);
    }

    static Reply style(String text) {
        return of(200, "text/css; charset=utf-8", text);
    }

    static Reply script(String text) {
        return of(200, "text/javascript; charset=utf-8", text);
    }

    /** What was asked for is what the reader has. */
    static Reply unchanged() {
        return of(204, PLAIN, "");
    }

    /** A sentence. */
    static Reply sentence(String sentence) {
        return of(200, PLAIN, sentence + "\n");
    }

    /** A refusal, in a sentence. */
    static Reply refusal(int status, String sentence) {
        return of(status, PLAIN, sentence + "\n");
    }

    private static Reply of(int status, String type, String text) {
        return new Reply(status, type, text.getBytes(StandardCharsets.UTF_8));
    }
}

package io.nas4j.report.live;

import com.sun.net.httpserver.HttpExchange;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.store.SearchDirective;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a page asks of a study by POST: the form that {@code live.html} has. */
record ControlForm(LiveControl control) {

    private static final int LONGEST = 4096;

    /** Does what a request asks, and answers in a sentence. */
    Reply reply(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return Reply.refusal(405, "control takes POST alone");
        }
        if (!exchange.getRequestHeaders().containsKey("Origin")) {
            return Reply.refusal(403, "control is for the page alone: the request names no origin");
        }
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            return Reply.refusal(413, "the form may have " + LONGEST + " bytes");
        }
        try {
            return Reply.sentence(done(Query.of(new String(body, StandardCharsets.UTF_8))));
        } catch (InvalidInputException | IllegalArgumentException e) {
            return Reply.refusal(400, String.valueOf(e.getMessage()));
        } catch (WorkFailedException e) {
            return Reply.refusal(500, String.valueOf(e.getMessage()));
        }
    }

    private String done(Query form) {
        String study = form.value("study");
        return switch (form.value("ask")) {
            case "pause" -> control.direct(study, SearchDirective.PAUSE);
            case "go-on" -> control.direct(study, SearchDirective.GO_ON);
            case "stop" -> control.direct(study, SearchDirective.STOP);
            case "total" -> control.total(study, whole(form.value("trials")));
            default ->
                throw new InvalidInputException(
                        "a page can ask pause, go-on, stop or total, but asked '" + form.value("ask") + "'");
        };
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidInputException("--trials must be a whole number, but was '" + text + "'", e);
        }
    }
}

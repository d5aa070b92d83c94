package io.nas4j.report.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells one reader which studies have changed, as server-sent events (HTML Standard, section 9.2), until it goes away. */
final class Events {

    private static final JsonFactory JSON = new JsonFactory();

    /** A sign of life, at least so often, by which a reader that has gone away is found out. */
    private static final long SILENCE_MILLIS = 15_000;

    private final Board board;
    private final Map<String, String> told = new HashMap<>();

    Events(Board board) {
        this.board = board;
    }

    /**
     * Writes an event whenever there is something to tell.
     *
     * @throws IOException when the reader has gone away
     */
    void write(OutputStream out) throws IOException, InterruptedException {
        long silent = 0;
        while (true) {
            String news = news(board.seen());
            if (!news.isEmpty() || silent >= SILENCE_MILLIS) {
                out.write((news.isEmpty() ? ":\n\n" : "data: " + news + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                silent = 0;
            }
            long rest = Math.min(SILENCE_MILLIS, board.millis());
            Thread.sleep(rest);
            silent += rest;
        }
    }

    /** The studies that have changed, as JSON by name: mark and progress, or null where it is no longer there. */
    String news(List<LiveStudies.Seen> seen) throws IOException {
        StringWriter text = new StringWriter();
        Map<String, String> gone = new HashMap<>(told);
        boolean any = false;
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (LiveStudies.Seen each : seen) {
                String name = each.summary().config().name();
                gone.remove(name);
                if (!each.mark().equals(told.put(name, each.mark()))) {
                    any = true;
                    json.writeArrayFieldStart(name);
                    json.writeString(each.mark());
                    json.writeString(LivePages.progress(each));
                    json.writeEndArray();
                }
            }
            for (String name : gone.keySet()) {
                any = true;
                told.remove(name);
                json.writeNullField(name);
            }
            json.writeEndObject();
        }
        return any ? text.toString() : "";
    }
}

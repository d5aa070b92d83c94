package io.nas4j.evaluator.worker;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.ScoreRequest;
import io.nas4j.core.json.EpochJson;
import io.nas4j.core.json.OutcomeJson;
import io.nas4j.core.json.RequestJson;
import io.nas4j.core.json.ScoresJson;
import io.nas4j.core.json.text.JsonObject;
import io.nas4j.core.json.text.JsonText;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Requests and messages as single lines of JSON. A message line starts with {@value #PREFIX}, so that what native
 * libraries print on the same stream is told apart.
 */
final class Protocol {

    static final String PREFIX = "@nas4j ";

    private Protocol() {}

    /** A request for the worker. */
    static String format(EvaluationRequest request) {
        return RequestJson.write(request);
    }

    /** A request for the worker. */
    static String format(ScoreRequest request) {
        return ScoresJson.write(request);
    }

    static EvaluationRequest parseRequest(String line) {
        return parse(line, RequestJson::read);
    }

    /** Empty where the request is one to train. */
    static Optional<ScoreRequest> parseScoreRequest(String line) {
        return parse(line, text -> ScoresJson.isRequest(text) ? Optional.of(ScoresJson.read(text)) : Optional.empty());
    }

    private static <T> T parse(String line, Function<String, T> read) {
        try {
            return read.apply(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("not a request: " + line, e);
        }
    }

    static String format(Message message) {
        return PREFIX + JsonText.object(json -> write(message, json));
    }

    private static void write(Message message, JsonGenerator json) throws IOException {
        if (message instanceof Message.Ready) {
            json.writeStringField("type", "ready");
        } else if (message instanceof Message.Reading) {
            json.writeStringField("type", "reading");
        } else if (message instanceof Message.Trained trained) {
            json.writeStringField("type", "trained");
            OutcomeJson.write("outcome", trained.outcome(), json);
        } else if (message instanceof Message.Progress) {
            json.writeStringField("type", "progress");
        } else if (message instanceof Message.Kept) {
            json.writeStringField("type", "kept");
        } else if (message instanceof Message.EpochDone done) {
            json.writeStringField("type", "epoch");
            EpochJson.write("epoch", done.epoch(), json);
        } else if (message instanceof Message.Invalid invalid) {
            json.writeStringField("type", "invalid");
            json.writeStringField("message", invalid.message());
        } else if (message instanceof Message.WorkFailed failed) {
            json.writeStringField("type", "work-failed");
            json.writeStringField("message", failed.message());
        } else if (message instanceof Message.Done done) {
            json.writeStringField("type", "done");
            OutcomeJson.write("outcome", done.outcome(), json);
        } else if (message instanceof Message.Scored scored) {
            json.writeStringField("type", "scored");
            ScoresJson.write("scores", scored.scores(), json);
        } else {
            throw new IllegalArgumentException("a worker does not say " + message);
        }
    }

    /**
     * The message in a line of a worker's output; empty where the line is something else. What a library printed without
     * a line's end may stand before it.
     */
    static Optional<Message> parseMessage(String line) {
        int start = line.indexOf(PREFIX + "{");
        if (start < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(JsonText.object(line.substring(start + PREFIX.length()))));
        } catch (IllegalArgumentException | InvalidInputException e) {
            return Optional.empty();
        }
    }

    private static Message read(JsonObject json) {
        String type = json.text("type");
        return switch (type) {
            case "ready" -> new Message.Ready();
            case "reading" -> new Message.Reading();
            case "trained" -> new Message.Trained(OutcomeJson.read(json.object("outcome")));
            case "kept" -> new Message.Kept();
            case "progress" -> new Message.Progress();
            case "epoch" -> new Message.EpochDone(EpochJson.read(json.object("epoch")));
            case "invalid" -> new Message.Invalid(json.text("message"));
            case "work-failed" -> new Message.WorkFailed(json.text("message"));
            case "scored" -> new Message.Scored(ScoresJson.read(json.object("scores")));
            case "done" -> new Message.Done(OutcomeJson.read(json.object("outcome")));
            default -> throw new IllegalArgumentException("unknown message type " + type);
        };
    }
}

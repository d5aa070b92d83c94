package io.nas4j.evaluator.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.prune.StopRule;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.MeasuredLatency;
import io.nas4j.core.trial.Outcome;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.latency.Timing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Requests and messages as single lines of JSON. A message line starts with {@value #PREFIX}, so that what native
 * libraries print on the same stream is told apart.
 */
final class Protocol {

    static final String PREFIX = "@nas4j ";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<Integer, Double>> THRESHOLDS = new TypeReference<>() {};
    private static final TypeReference<List<Integer>> BATCHES = new TypeReference<>() {};

    private Protocol() {}

    /** All that the worker needs; limits are watched by its parent. */
    static String format(EvaluationRequest request) {
        ObjectNode node = JSON.createObjectNode();
        node.put("architecture", ArchitectureText.format(request.architecture()));
        node.set("task", JSON.valueToTree(request.task()));
        request.fingerprint().ifPresent(fingerprint -> node.put("fingerprint", fingerprint));
        node.put("engine", request.engine());
        node.put("seed", request.seed());
        node.put("measureTest", request.measureTest());
        node.set("stopRule", JSON.valueToTree(request.stopRule().least()));
        node.set("latencyBatches", JSON.valueToTree(request.latencyBatches()));
        request.weightsFile()
                .ifPresent(file -> node.put("weightsFile", file.toAbsolutePath().toString()));
        return node.toString();
    }

    static EvaluationRequest parseRequest(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return new EvaluationRequest(
                            ArchitectureText.parse(node.required("architecture").asText()),
                            JSON.treeToValue(node.required("task"), TrainingTask.class),
                            node.required("engine").asText(),
                            node.required("seed").asLong(),
                            node.required("measureTest").asBoolean(),
                            node.has("weightsFile")
                                    ? Optional.of(
                                            Path.of(node.required("weightsFile").asText()))
                                    : Optional.empty())
                    .withFingerprint(
                            Optional.ofNullable(node.get("fingerprint")).map(JsonNode::asText))
                    .withStopRule(new StopRule(JSON.convertValue(node.required("stopRule"), THRESHOLDS)))
                    .withLatencyBatches(JSON.convertValue(node.required("latencyBatches"), BATCHES));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a request: " + line, e);
        }
    }

    static String format(Message message) {
        ObjectNode node = JSON.createObjectNode();
        if (message instanceof Message.Ready) {
            node.put("type", "ready");
        } else if (message instanceof Message.Reading) {
            node.put("type", "reading");
        } else if (message instanceof Message.Trained trained) {
            node.put("type", "trained").set("outcome", outcome(trained.outcome()));
        } else if (message instanceof Message.Progress) {
            node.put("type", "progress");
        } else if (message instanceof Message.EpochDone done) {
            node.put("type", "epoch").set("epoch", JSON.valueToTree(done.epoch()));
        } else if (message instanceof Message.Invalid invalid) {
            node.put("type", "invalid").put("message", invalid.message());
        } else if (message instanceof Message.WorkFailed failed) {
            node.put("type", "work-failed").put("message", failed.message());
        } else if (message instanceof Message.Done done) {
            node.put("type", "done").set("outcome", outcome(done.outcome()));
        } else {
            throw new IllegalArgumentException("a worker does not say " + message);
        }
        return PREFIX + node;
    }

    private static ObjectNode outcome(Outcome outcome) {
        ObjectNode node = JSON.createObjectNode();
        if (outcome instanceof Outcome.Complete complete) {
            node.put("type", "complete").put("accuracy", complete.accuracy());
            complete.testAccuracy().ifPresent(test -> node.put("testAccuracy", test));
            complete.note().ifPresent(note -> node.put("note", note));
            formatLatencies(complete.latencies(), node);
        } else if (outcome instanceof Outcome.Pruned pruned) {
            node.put("type", "pruned").put("accuracy", pruned.accuracy());
            pruned.note().ifPresent(note -> node.put("note", note));
            formatLatencies(pruned.latencies(), node);
        } else if (outcome instanceof Outcome.Failed failed) {
            node.put("type", "failed").put("cause", failed.cause().name()).put("message", failed.message());
        }
        return node;
    }

    private static void formatLatencies(List<MeasuredLatency> latencies, ObjectNode node) {
        ArrayNode array = node.putArray("latencies");
        for (MeasuredLatency latency : latencies) {
            array.addObject()
                    .put("batch", latency.batch())
                    .put("median", latency.timing().median())
                    .put("spread", latency.timing().spread());
        }
    }

    private static Optional<String> note(JsonNode node) {
        return Optional.ofNullable(node.get("note")).map(JsonNode::asText);
    }

    private static List<MeasuredLatency> latencies(JsonNode node) {
        List<MeasuredLatency> latencies = new ArrayList<>();
        for (JsonNode each : node.required("latencies")) {
            Timing timing = new Timing(
                    each.required("median").asLong(), each.required("spread").asLong());
            latencies.add(new MeasuredLatency(each.required("batch").asInt(), timing));
        }
        return latencies;
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
            JsonNode node = JSON.readTree(line.substring(start + PREFIX.length()));
            return Optional.of(parse(node));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Message parse(JsonNode node) throws JsonProcessingException {
        String type = node.required("type").asText();
        return switch (type) {
            case "ready" -> new Message.Ready();
            case "reading" -> new Message.Reading();
            case "trained" -> new Message.Trained(outcome(node.required("outcome")));
            case "progress" -> new Message.Progress();
            case "epoch" -> new Message.EpochDone(JSON.treeToValue(node.required("epoch"), Epoch.class));
            case "invalid" -> new Message.Invalid(node.required("message").asText());
            case "work-failed" ->
                new Message.WorkFailed(node.required("message").asText());
            case "done" -> new Message.Done(outcome(node.required("outcome")));
            default -> throw new IllegalArgumentException("unknown message type " + type);
        };
    }

    private static Outcome outcome(JsonNode node) {
        String type = node.required("type").asText();
        return switch (type) {
            case "complete" ->
                new Outcome.Complete(
                        node.required("accuracy").asDouble(),
                        node.has("testAccuracy")
                                ? OptionalDouble.of(
                                        node.required("testAccuracy").asDouble())
                                : OptionalDouble.empty(),
                        note(node),
                        latencies(node));
            case "pruned" -> new Outcome.Pruned(node.required("accuracy").asDouble(), note(node), latencies(node));
            case "failed" ->
                new Outcome.Failed(
                        FailureCause.valueOf(node.required("cause").asText()),
                        node.required("message").asText());
            default -> throw new IllegalArgumentException("unknown outcome " + type);
        };
    }
}

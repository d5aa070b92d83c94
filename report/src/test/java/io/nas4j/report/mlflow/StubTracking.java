package io.nas4j.report.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tracking server that follows MLflow's published REST API (mlflow.org/docs/latest/rest-api.html) as far as it is called here:
 * its names, its limits, its pages of two runs, and its errors.
 */
final class StubTracking implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 2;

    private final HttpServer server;
    private final List<String> experiments = new ArrayList<>();
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Map<String, String> artifacts = new LinkedHashMap<>();
    private String refused = "";

    /** A run as the server has it. */
    record Run(
            String id,
            String experiment,
            String name,
            Map<String, String> params,
            List<JsonNode> all,
            Map<String, String> tags) {

        String status() {
            return tags.getOrDefault("status", "RUNNING");
        }

        List<JsonNode> metrics(String key) {
            return all.stream()
                    .filter(each -> each.path("key").asText().equals(key))
                    .toList();
        }
    }

    private StubTracking(HttpServer server) {
        this.server = server;
        server.createContext("/api/2.0/", this::answer);
    }

    static StubTracking start() {
        try {
            StubTracking stub = new StubTracking(
                    HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0));
            stub.server.start();
            return stub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized List<Run> runs() {
        return List.copyOf(runs.values());
    }

    synchronized String artifact(String path) {
        return artifacts.getOrDefault("0/" + path, "");
    }

    /** This call fails from now on; none does where it is empty. */
    synchronized void refuse(String call) {
        refused = call;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String call = exchange.getRequestURI().getPath().substring("/api/2.0/".length());
            byte[] body = exchange.getRequestBody().readAllBytes();
            ObjectNode answer = JSON.createObjectNode();
            int status = call.equals(refused) ? error(answer, 500, "INTERNAL_ERROR", "out of order") : 200;
            if (status == 200 && call.startsWith("mlflow-artifacts/artifacts/")) {
                artifacts.put(
                        call.substring("mlflow-artifacts/artifacts/".length()),
                        new String(body, StandardCharsets.UTF_8));
            } else if (status == 200) {
                status = call(
                        exchange.getRequestMethod() + " " + call,
                        body.length == 0 ? answer : JSON.readTree(body),
                        String.valueOf(exchange.getRequestURI().getRawQuery()),
                        answer);
            }
            byte[] text = JSON.writeValueAsBytes(answer);
            exchange.sendResponseHeaders(status, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private int call(String call, JsonNode asked, String query, ObjectNode answer) {
        switch (call) {
            case "GET mlflow/experiments/get-by-name" -> {
                String name = URLDecoder.decode(query.replace("experiment_name=", ""), StandardCharsets.UTF_8);
                if (!experiments.contains(name)) {
                    return error(answer, 404, "RESOURCE_DOES_NOT_EXIST", "no experiment");
                }
                answer.putObject("experiment").put("experiment_id", "" + experiments.indexOf(name));
            }
            case "POST mlflow/experiments/create" -> {
                experiments.add(asked.get("name").asText());
                answer.put("experiment_id", "" + (experiments.size() - 1));
            }
            case "POST mlflow/runs/search" -> search(asked, answer);
            case "POST mlflow/runs/create" -> {
                String experiment = asked.get("experiment_id").asText();
                Run run = new Run(
                        "run" + runs.size(),
                        experiments.get(Integer.parseInt(experiment)),
                        asked.get("run_name").asText(),
                        new LinkedHashMap<>(),
                        new ArrayList<>(),
                        new LinkedHashMap<>());
                runs.put(run.id(), run);
                answer.putObject("run")
                        .putObject("info")
                        .put("run_id", run.id())
                        .put("artifact_uri", "mlflow-artifacts:/" + experiment + "/" + run.id() + "/artifacts");
            }
            case "POST mlflow/runs/log-batch" -> {
                if (asked.path("params").size() > 100 || asked.path("metrics").size() > 1000) {
                    return error(answer, 400, "INVALID_PARAMETER_VALUE", "too many in a batch");
                }
                Run run = runs.get(asked.get("run_id").asText());
                asked.path("params")
                        .forEach(each -> run.params()
                                .put(each.get("key").asText(), each.get("value").asText()));
                asked.path("metrics").forEach(run.all()::add);
            }
            case "POST mlflow/runs/update" ->
                runs.get(asked.get("run_id").asText())
                        .tags()
                        .put("status", asked.get("status").asText());
            case "POST mlflow/runs/set-tag" ->
                runs.get(asked.get("run_id").asText())
                        .tags()
                        .put(asked.get("key").asText(), asked.get("value").asText());
            default -> {
                return error(answer, 404, "ENDPOINT_NOT_FOUND", call);
            }
        }
        return 200;
    }

    private void search(JsonNode asked, ObjectNode answer) {
        String experiment = experiments.get(asked.get("experiment_ids").get(0).asInt());
        List<Run> found = runs.values().stream()
                .filter(run -> run.experiment().equals(experiment))
                .toList();
        int from = asked.path("page_token").asInt(0);
        ArrayNode page = answer.putArray("runs");
        for (Run run : found.subList(from, Math.min(found.size(), from + PAGE))) {
            ArrayNode tags = page.addObject().putObject("data").putArray("tags");
            run.tags().forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
        }
        if (from + PAGE < found.size()) {
            answer.put("next_page_token", "" + (from + PAGE));
        }
    }

    private static int error(ObjectNode answer, int status, String code, String message) {
        answer.put("error_code", code).put("message", message);
        return status;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

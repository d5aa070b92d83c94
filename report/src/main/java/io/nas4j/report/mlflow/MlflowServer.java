package io.nas4j.report.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.core.WorkFailedException;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Calls a tracking server by MLflow's REST API, version 2.0 (mlflow.org/docs/latest/rest-api.html). */
final class MlflowServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String url;

    /**
     * @param url of the server, as {@code http://127.0.0.1:5000}
     * @throws InvalidInputException where it is none
     */
    MlflowServer(String url) {
        this.url = url.replaceFirst("/+$", "");
        if (!isAddress(this.url)) {
            throw new InvalidInputException(
                    "an MLflow server's address must be a URL like http://127.0.0.1:5000, but was '" + url + "'");
        }
    }

    private static boolean isAddress(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What a call came to. */
    record Answer(int status, JsonNode body) {

        boolean ok() {
            return status == OK;
        }

        /** MLflow's name of an error. */
        String error() {
            return body.path("error_code").asText("");
        }
    }

    /**
     * Asks.
     *
     * @throws WorkFailedException where there is no answer
     */
    Answer get(String call, Map<String, String> values) throws InterruptedException {
        StringBuilder query = new StringBuilder();
        new TreeMap<>(values)
                .forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return send(call, HttpRequest.newBuilder(address(call + query)).GET());
    }

    /**
     * Changes something.
     *
     * @throws WorkFailedException where there is no answer, or a refusal
     */
    JsonNode post(String call, JsonNode body) throws InterruptedException {
        return done(
                call,
                send(
                        call,
                        HttpRequest.newBuilder(address(call))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))));
    }

    /** Uploads a file of a run, where the server keeps artifacts itself. */
    void put(String path, byte[] content) throws InterruptedException {
        String call = "mlflow-artifacts/artifacts/" + path;
        done(
                call,
                send(
                        call,
                        HttpRequest.newBuilder(address(call))
                                .header("Content-Type", "application/octet-stream")
                                .PUT(HttpRequest.BodyPublishers.ofByteArray(content))));
    }

    private URI address(String call) {
        return URI.create(url + "/api/2.0/" + call);
    }

    private Answer send(String call, HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), body(response.body()));
        } catch (IOException e) {
            throw new WorkFailedException(
                    "the MLflow server " + url + " does not answer to " + call + ": " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** A proxy's page in the place of an answer has no fields. */
    private static JsonNode body(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    private JsonNode done(String call, Answer answer) {
        if (!answer.ok()) {
            throw failed(call, answer);
        }
        return answer.body();
    }

    WorkFailedException failed(String call, Answer answer) {
        return new WorkFailedException("the MLflow server " + url + " refuses " + call + ": status " + answer.status()
                + (answer.error().isEmpty()
                        ? ""
                        : " " + answer.error() + ", "
                                + answer.body().path("message").asText("")));
    }
}

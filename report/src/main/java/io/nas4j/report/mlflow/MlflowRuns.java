package io.nas4j.report.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.architecture.ArchitectureText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A study as an experiment of MLflow, a run for each trial: parameters are its decisions, metrics its epochs and what came of it, and its
 * architecture is a file. A trial that has a run already gets no other. Used by one thread at a time.
 */
public final class MlflowRuns {

    private static final String ABSENT = "RESOURCE_DOES_NOT_EXIST";
    private static final String TRIAL = "nas4j.trial";

    /** What a server takes in one call (MLflow's REST API, Log Batch). */
    private static final int MOST_METRICS = 1000;

    private static final int MOST_PARAMS = 100;
    private static final int MOST_LETTERS = 500;
    private static final int PAGE = 1000;

    private final MlflowServer server;
    private final String experiment;
    private final Set<String> known = new HashSet<>();

    private MlflowRuns(MlflowServer server, String experiment) {
        this.server = server;
        this.experiment = experiment;
    }

    /**
     * Finds the experiment of a study's name, or makes it.
     *
     * @param url of the tracking server
     * @throws io.nas4j.space.InvalidInputException where that is no URL
     * @throws io.nas4j.core.WorkFailedException where the server does not answer, or refuses
     */
    public static MlflowRuns of(String url, String study) throws InterruptedException {
        MlflowServer server = new MlflowServer(url);
        String find = "mlflow/experiments/get-by-name";
        MlflowServer.Answer found = server.get(find, Map.of("experiment_name", study));
        if (!found.ok() && !found.error().equals(ABSENT)) {
            throw server.failed(find, found);
        }
        String id = found.ok()
                ? found.body().path("experiment").path("experiment_id").asText()
                : server.post("mlflow/experiments/create", object().put("name", study))
                        .path("experiment_id")
                        .asText();
        MlflowRuns runs = new MlflowRuns(server, id);
        runs.readKnown();
        return runs;
    }

    private void readKnown() throws InterruptedException {
        String next = "";
        do {
            ObjectNode search = object().put("max_results", PAGE);
            search.putArray("experiment_ids").add(experiment);
            if (!next.isEmpty()) {
                search.put("page_token", next);
            }
            JsonNode page = server.post("mlflow/runs/search", search);
            for (JsonNode run : page.path("runs")) {
                for (JsonNode tag : run.path("data").path("tags")) {
                    if (tag.path("key").asText().equals(TRIAL)) {
                        known.add(tag.path("value").asText());
                    }
                }
            }
            next = page.path("next_page_token").asText("");
        } while (!next.isEmpty());
    }

    /**
     * Writes a finished trial as a run.
     *
     * @param trial with its epochs
     * @return whether it was written: not where it has a run
     * @throws io.nas4j.core.WorkFailedException where the server does not answer, or refuses
     */
    public boolean write(Trial trial) throws InterruptedException {
        String name = name(trial);
        if (known.contains(name)) {
            return false;
        }
        long began = millis(trial.run().started().orElse(Instant.EPOCH));
        long ended = millis(trial.run().finished().orElse(Instant.EPOCH));
        ObjectNode create = object().put("experiment_id", experiment)
                .put("run_name", "trial-" + name)
                .put("start_time", began);
        JsonNode info = server.post("mlflow/runs/create", create).path("run").path("info");
        String id = info.path("run_id").asText();
        params(id, trial);
        metrics(id, trial, began, ended);
        artifact(info.path("artifact_uri").asText(), trial);
        server.post(
                "mlflow/runs/update",
                object().put("run_id", id)
                        .put("status", trial.state() == TrialState.FAILED ? "FAILED" : "FINISHED")
                        .put("end_time", ended));
        // last: a run that broke off does not count
        server.post(
                "mlflow/runs/set-tag",
                object().put("run_id", id).put("key", TRIAL).put("value", name));
        known.add(name);
        return true;
    }

    private static String name(Trial trial) {
        String number = String.valueOf(trial.number());
        return trial.spec().phase() == Phase.SEARCH
                ? number
                : trial.spec().phase().text() + "-" + number;
    }

    private void params(String id, Trial trial) throws InterruptedException {
        ArrayNode params = JsonNodeFactory.instance.arrayNode();
        for (String decision : trial.spec().decisions()) {
            int equal = decision.indexOf('=');
            add(params, equal < 0 ? decision : decision.substring(0, equal), decision.substring(equal + 1));
        }
        add(params, "fingerprint", trial.fingerprint());
        add(params, "state", trial.state().name());
        trial.cause().ifPresent(cause -> add(params, "cause", cause.name()));
        batches(id, "params", params, MOST_PARAMS);
    }

    private static void add(ArrayNode params, String key, String value) {
        params.addObject().put("key", key).put("value", value.substring(0, Math.min(MOST_LETTERS, value.length())));
    }

    private void metrics(String id, Trial trial, long began, long ended) throws InterruptedException {
        ArrayNode metrics = JsonNodeFactory.instance.arrayNode();
        double millis = began;
        for (Epoch epoch : trial.epochs()) {
            millis += 1000 * epoch.seconds();
            long at = Math.round(millis);
            add(metrics, "training_loss", OptionalDouble.of(epoch.loss()), epoch.number(), at);
            add(metrics, "validation_accuracy", OptionalDouble.of(epoch.accuracy()), epoch.number(), at);
            add(metrics, "validation_loss", epoch.validationLoss(), epoch.number(), at);
        }
        add(metrics, "reward", trial.reward(), 0, ended);
        add(metrics, "accuracy", trial.accuracy(), 0, ended);
        add(metrics, "test_accuracy", trial.testAccuracy(), 0, ended);
        add(metrics, "macs", OptionalDouble.of(trial.macs()), 0, ended);
        add(metrics, "params", OptionalDouble.of(trial.params()), 0, ended);
        add(metrics, "seconds", trial.seconds(), 0, ended);
        batches(id, "metrics", metrics, MOST_METRICS);
    }

    /** A server stores no NaN, as losses of trainings that diverged are. */
    private static void add(ArrayNode metrics, String key, OptionalDouble value, int step, long millis) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            metrics.addObject()
                    .put("key", key)
                    .put("value", value.getAsDouble())
                    .put("timestamp", millis)
                    .put("step", step);
        }
    }

    private void batches(String id, String kind, ArrayNode all, int most) throws InterruptedException {
        for (int from = 0; from < all.size(); from += most) {
            ObjectNode batch = object().put("run_id", id);
            ArrayNode part = batch.putArray(kind);
            for (int i = from; i < Math.min(all.size(), from + most); i++) {
                part.add(all.get(i));
            }
            server.post("mlflow/runs/log-batch", batch);
        }
    }

    /** Only where the server keeps files itself: an address of another storage needs that storage's own client. */
    private void artifact(String address, Trial trial) throws InterruptedException {
        String own = "mlflow-artifacts:/";
        if (address.startsWith(own)) {
            server.put(
                    address.substring(own.length()).replaceFirst("^/+", "") + "/architecture.txt",
                    (ArchitectureText.format(trial.spec().architecture()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static long millis(Instant time) {
        return time.toEpochMilli();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}

package io.nas4j.core.run;

import io.nas4j.core.evaluation.Score;
import io.nas4j.core.evaluation.ScoreRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Epoch;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.Fingerprint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Scores the networks of a study without training them, each once: what the store has is not computed again, here or on
 * another machine. A score that cannot be computed is stored as missing, and not tried again either, because what a search
 * proposes may depend on it.
 */
public final class StudyScores {

    private final StudyConfig config;
    private final TrialEvaluator evaluator;
    private final StudyStore store;
    private final Consumer<String> notes;
    private final Set<String> said = new HashSet<>();

    /** @param notes is told once of each score that is missing somewhere, from several threads */
    public StudyScores(StudyConfig config, TrialEvaluator evaluator, StudyStore store, Consumer<String> notes) {
        this.config = config;
        this.evaluator = evaluator;
        this.store = store;
        this.notes = notes;
    }

    /**
     * Scores networks side by side, as many at a time as the study has workers.
     *
     * @param names of scores
     * @return the scores of each network, in their order
     */
    public List<SortedMap<String, Score>> of(List<Architecture> networks, List<String> names)
            throws InterruptedException {
        Map<String, SortedMap<String, Score>> known = store.scores(config.name());
        Map<String, CompletableFuture<SortedMap<String, Score>>> running = new LinkedHashMap<>();
        List<SortedMap<String, Score>> all = new ArrayList<>();
        try (SideBySide threads = new SideBySide(config.execution().workers())) {
            List<String> fingerprints = networks.stream().map(Fingerprint::of).toList();
            for (int i = 0; i < networks.size(); i++) {
                Architecture network = networks.get(i);
                String fingerprint = fingerprints.get(i);
                SortedMap<String, Score> before = known.getOrDefault(fingerprint, new TreeMap<>());
                running.computeIfAbsent(fingerprint, key -> threads.submit(worker -> of(network, key, names, before)));
            }
            Map<String, SortedMap<String, Score>> scored = new LinkedHashMap<>();
            for (Map.Entry<String, CompletableFuture<SortedMap<String, Score>>> each : running.entrySet()) {
                scored.put(each.getKey(), SideBySide.await(each.getValue()));
            }
            fingerprints.forEach(fingerprint -> all.add(scored.getOrDefault(fingerprint, new TreeMap<>())));
        }
        return all;
    }

    /** Scores one network, in this thread. */
    void of(Architecture network, List<String> names) throws InterruptedException {
        if (!names.isEmpty()) {
            String fingerprint = Fingerprint.of(network);
            of(network, fingerprint, names, store.scores(config.name(), fingerprint));
        }
    }

    private SortedMap<String, Score> of(
            Architecture network, String fingerprint, List<String> names, SortedMap<String, Score> before)
            throws InterruptedException {
        SortedMap<String, Score> scores = new TreeMap<>(before);
        scores.keySet().retainAll(names);
        List<String> missing =
                names.stream().filter(name -> !scores.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            SortedMap<String, Score> computed = evaluator.score(request(network, missing), StudyScores::hearsNothing);
            store.saveScores(config.name(), fingerprint, computed);
            scores.putAll(computed);
            computed.forEach(this::say);
        }
        return scores;
    }

    private ScoreRequest request(Architecture network, List<String> names) {
        return new ScoreRequest(
                network,
                config.plan().task(),
                config.data().fingerprint(),
                new RandomStreams(config.plan().seed()).seedOf("scores"),
                names,
                config.plan().guidance().supernet(),
                config.execution().limits());
    }

    private static void hearsNothing(Epoch epoch) {}

    private synchronized void say(String name, Score score) {
        if (score.problem().isPresent() && said.add(name)) {
            notes.accept("score " + name + " is missing for a network of study " + config.name() + ": "
                    + score.problem().get() + " (said once)");
        }
    }
}

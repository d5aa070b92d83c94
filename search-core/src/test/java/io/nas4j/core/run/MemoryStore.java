package io.nas4j.core.run;

import io.nas4j.core.evaluation.Score;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.store.StrategySnapshot;
import io.nas4j.core.store.StudyRun;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialResult;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.core.trial.TrialSpec;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A store for tests: one study, trials in a map; refuses to change a finished trial, as every store must. It keeps neither
 * seconds nor times nor workers, so that the trials of two runs can be compared.
 */
final class MemoryStore implements StudyStore {

    private final Map<String, Trial> trials = new TreeMap<>();
    private final Map<String, List<Epoch>> epochs = new TreeMap<>();
    private final List<StudyRun> runs = new ArrayList<>();
    private final List<StrategyRecord> records = new ArrayList<>();
    private final TreeMap<Integer, ByteBuffer> proposals = new TreeMap<>();
    private final Map<String, SortedMap<String, Score>> scores = new TreeMap<>();
    private Optional<StrategySnapshot> newest = Optional.empty();

    private static String key(Phase phase, int number) {
        return String.format("%s %06d", phase, number);
    }

    private volatile Optional<StudyConfig> created = Optional.empty();

    @Override
    public void create(StudyConfig config, Provenance provenance) {
        created = Optional.of(config);
    }

    @Override
    public Optional<StudyConfig> config(String study) {
        return created;
    }

    @Override
    public Provenance provenance(String study) {
        return new Provenance("", Optional.empty(), "", "", "", "", Optional.empty(), "");
    }

    @Override
    public synchronized void saveScores(String study, String fingerprint, SortedMap<String, Score> computed) {
        SortedMap<String, Score> known = scores.computeIfAbsent(fingerprint, key -> new TreeMap<>());
        computed.forEach(known::putIfAbsent);
    }

    @Override
    public synchronized Map<String, SortedMap<String, Score>> scores(String study) {
        return new TreeMap<>(scores);
    }

    @Override
    public void setTrials(String study, int total) {
        created = created.map(config -> config.withExecution(execution -> execution.withTrials(total)));
    }

    @Override
    public void rename(String study, String name) {}

    @Override
    public void delete(String study) {}

    @Override
    public void copy(String study, String name) {}

    @Override
    public void setLimits(String study, TrialLimits limits) {}

    @Override
    public synchronized void beginRun(String study, int workers, Provenance provenance) {
        int from = 1
                + trials("", Phase.SEARCH).stream()
                        .mapToInt(Trial::number)
                        .max()
                        .orElse(-1);
        runs.add(new StudyRun(runs.size(), from, workers, provenance));
    }

    @Override
    public synchronized List<StudyRun> runs(String study) {
        return List.copyOf(runs);
    }

    @Override
    public List<StudySummary> studies() {
        return List.of();
    }

    @Override
    public synchronized void start(String study, TrialSpec spec, TrialRun run) {
        epochs.remove(key(spec.phase(), spec.number()));
        put(Trial.started(spec, new TrialRun(run.seed(), OptionalInt.empty(), Optional.empty(), Optional.empty())));
    }

    @Override
    public synchronized void epoch(String study, Phase phase, int number, Epoch epoch) {
        epochs.computeIfAbsent(key(phase, number), key -> new ArrayList<>()).add(epoch);
    }

    @Override
    public synchronized Map<Integer, List<Epoch>> epochs(String study, Phase phase, int from) {
        Map<Integer, List<Epoch>> ofPhase = new TreeMap<>();
        trials(study, phase).stream()
                .filter(trial -> trial.number() >= from && epochs.containsKey(key(phase, trial.number())))
                .forEach(trial -> ofPhase.put(trial.number(), List.copyOf(epochs.get(key(phase, trial.number())))));
        return ofPhase;
    }

    @Override
    public synchronized void finish(
            String study, Phase phase, int number, Outcome outcome, OptionalDouble reward, double seconds) {
        put(trials.get(key(phase, number)).withResult(TrialResult.of(outcome, reward, 0)));
    }

    @Override
    public synchronized void link(String study, TrialSpec spec, int sameAs) {
        put(Trial.linked(spec, trials.get(key(spec.phase(), sameAs)), Instant.EPOCH));
    }

    private void put(Trial trial) {
        String key = key(trial.spec().phase(), trial.number());
        Trial before = trials.get(key);
        if (before != null && before.state().finished()) {
            throw new IllegalStateException("trial " + trial.number() + " is finished");
        }
        trials.put(key, trial);
    }

    @Override
    public synchronized List<Trial> trials(String study, Phase phase) {
        return new ArrayList<>(trials.values().stream()
                .filter(trial -> trial.spec().phase() == phase)
                .toList());
    }

    @Override
    public synchronized Optional<Trial> trial(String study, Phase phase, int number) {
        return Optional.ofNullable(trials.get(key(phase, number)))
                .map(trial -> trial.withEpochs(epochs.getOrDefault(key(phase, number), List.of())));
    }

    @Override
    public synchronized void saveStrategyRecord(String study, StrategyRecord record) {
        if (record.number() != records.size()) {
            throw new IllegalStateException("record " + record.number() + " after " + records.size());
        }
        records.add(record);
    }

    @Override
    public synchronized List<StrategyRecord> strategyRecords(String study, int from) {
        return List.copyOf(records.subList(Math.min(from, records.size()), records.size()));
    }

    @Override
    public synchronized void saveSnapshot(
            String study, StrategySnapshot snapshot, SortedMap<Integer, ByteBuffer> proposed) {
        newest = Optional.of(snapshot);
        proposals.tailMap(proposed.firstKey()).clear();
        proposals.putAll(proposed);
    }

    @Override
    public synchronized Optional<StrategySnapshot> snapshot(String study) {
        return newest;
    }

    @Override
    public synchronized List<ByteBuffer> proposals(String study) {
        return List.copyOf(proposals.values());
    }

    @Override
    public void savePlan(String study, PhasePlan plan) {}

    @Override
    public Optional<PhasePlan> plan(String study, Phase phase) {
        return Optional.empty();
    }

    @Override
    public void discard(String study, Phase phase) {}

    @Override
    public void saveFamily(String study, List<FamilyMember> members) {}

    @Override
    public List<FamilyMember> family(String study) {
        return List.of();
    }

    @Override
    public void saveArtifact(String study, Artifact artifact) {}

    @Override
    public List<Artifact> artifacts(String study) {
        return List.of();
    }

    @Override
    public void close() {}
}

package io.nas4j.api.stage.report;

import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.store.StudyRun;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialOutline;
import io.nas4j.core.trial.TrialState;
import io.nas4j.report.record.Lazy;
import io.nas4j.report.record.PhaseRecords;
import io.nas4j.report.record.SearchDigest;
import io.nas4j.report.record.SearchRecords;
import io.nas4j.report.record.StudyRecords;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;

/**
 * All that a page shows of a study, read again and again while it grows. Search trials that were seen finished are not read again,
 * and of most only an outline is. Loads no native library. Safe for use by many threads.
 */
final class GrowingStudy {

    /** Trials read at once: a search that writes to the same storage waits no longer than for these. */
    private static final int AT_ONCE = 2_000;

    /** Trials read first, which are shown while the others are read. */
    private static final int FIRST = 500;

    /** Unfinished trials that lie in so many are read with all between them, which is faster than one by one. */
    private static final int NEAR = 400;

    private final StudyStore store;
    private final String study;
    private final String created;
    private final StoredTrials trials;
    private final StudyAnalyses analyses;
    private final SearchDigest digest = new SearchDigest();
    private final TreeMap<Integer, TrialOutline> unfinished = new TreeMap<>();
    /** Numbers below the end that are not finished, or not there yet. */
    private final TreeSet<Integer> open = new TreeSet<>();

    private final List<StrategyRecord> strategy = new ArrayList<>();
    private Optional<Beside> beside = Optional.empty();
    private int end;
    private volatile boolean whole;

    /** What is stored of a study beside its trials, and seldom changes. */
    private record Beside(List<StudyRun> runs, List<FamilyMember> family, List<Artifact> artifacts) {}

    /**
     * @param background computes what takes long, while pages say that it is being computed
     */
    GrowingStudy(StudyStore store, StudySummary summary, Executor background) {
        this.store = store;
        this.study = summary.config().name();
        this.created = summary.created();
        this.trials = new StoredTrials(store, study);
        this.analyses = new StudyAnalyses(store, summary.config(), this::ranked, background);
    }

    /** Whether it is that study, and not an earlier one of the same name. */
    boolean is(StudySummary summary) {
        return created.equals(summary.created());
    }

    /**
     * Reads some of what is new.
     *
     * @return whether there may be more
     */
    synchronized boolean read() {
        if (!open.isEmpty()) {
            readOpen();
        }
        int most = end == 0 ? FIRST : AT_ONCE;
        List<TrialOutline> some = store.outlines(study, end, most);
        for (TrialOutline trial : some) {
            for (; end <= trial.number(); end++) {
                open.add(end);
            }
            take(trial);
        }
        whole = whole || some.size() < most;
        return some.size() == most;
    }

    private void readOpen() {
        int from = open.first();
        unfinished.clear();
        if (end - from <= NEAR || open.size() > NEAR) {
            store.outlines(study, from, end - from).forEach(this::take);
        } else {
            List.copyOf(open).forEach(number -> store.outlines(study, number, 1).forEach(this::take));
        }
    }

    private void take(TrialOutline trial) {
        if (!open.contains(trial.number())) {
            return;
        }
        if (trial.state().finished()) {
            open.remove(trial.number());
            digest.add(trial);
        } else {
            unfinished.put(trial.number(), trial);
        }
    }

    private synchronized int ranked() {
        return digest.ranked();
    }

    /** Whether there was a moment at which all trials had been read. Waits for nothing. */
    boolean whole() {
        return whole;
    }

    /** What was computed since the study was opened: another number whenever there is something new. */
    int computed() {
        return analyses.computed();
    }

    /** The study with counts of the trials that were read, which is newer than what was counted in the store. */
    StudySummary counted(StudySummary stored) {
        return whole ? read(stored) : stored;
    }

    private synchronized StudySummary read(StudySummary stored) {
        boolean done = digest.finished() >= stored.config().execution().trials();
        return new StudySummary(
                stored.config(),
                stored.created(),
                done ? "COMPLETE" : stored.state(),
                digest.finished() + unfinished.size(),
                digest.count(TrialState.COMPLETE),
                digest.count(TrialState.PRUNED),
                digest.count(TrialState.FAILED),
                digest.bestReward());
    }

    /**
     * The study as it was read. The trials of later phases are read when a card asks for them.
     *
     * @param summary its newest counts
     * @throws io.nas4j.space.InvalidInputException where it is no longer there
     */
    StudyRecords now(StudySummary summary) {
        Map<Phase, Lazy<PhaseRecords>> later = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            if (phase != Phase.SEARCH) {
                later.put(
                        phase,
                        new Lazy<>(() -> new PhaseRecords(store.trials(study, phase), store.epochs(study, phase))));
            }
        }
        Beside others = beside();
        return new StudyRecords(
                summary,
                others.runs(),
                search(),
                trials,
                later,
                new Lazy<>(this::strategy),
                others.family(),
                others.artifacts(),
                analyses.of(later));
    }

    private synchronized Beside beside() {
        Beside now = beside.orElseGet(() -> new Beside(store.runs(study), store.family(study), store.artifacts(study)));
        beside = Optional.of(now);
        return now;
    }

    /** Has what is stored beside trials read again when it is next asked for. */
    synchronized void refresh() {
        beside = Optional.empty();
    }

    private synchronized SearchRecords search() {
        return digest.records(List.copyOf(unfinished.values()));
    }

    private synchronized List<StrategyRecord> strategy() {
        strategy.addAll(store.strategyRecords(study, strategy.size()));
        return List.copyOf(strategy);
    }
}

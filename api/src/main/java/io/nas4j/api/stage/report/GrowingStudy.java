package io.nas4j.api.stage.report;

import io.nas4j.core.query.Condition;
import io.nas4j.core.query.Condition.Operator;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.report.record.Lazy;
import io.nas4j.report.record.PhaseRecords;
import io.nas4j.report.record.StudyRecords;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a page shows of a study, read again and again while it grows. Search trials that were seen finished are not read again.
 * Loads no native library. Used by one thread at a time.
 */
final class GrowingStudy {

    /** Trials read at once: a search that writes to the same storage waits no longer than for these. */
    private static final int AT_ONCE = 2_000;

    private final StudyStore store;
    private final String study;
    private final TreeMap<Integer, Trial> search = new TreeMap<>();
    private final Map<Integer, List<Epoch>> epochs = new HashMap<>();
    private final Map<Phase, Lazy<PhaseRecords>> phases = new EnumMap<>(Phase.class);
    private final StudyAnalyses analyses;
    /** All search trials before this one were seen finished. */
    private int next;

    GrowingStudy(StudyStore store, StudyConfig config) {
        this.store = store;
        this.study = config.name();
        this.analyses = new StudyAnalyses(store, config, this::read);
    }

    /**
     * The study as it is now. The trials of a phase are read when a card asks for them.
     *
     * @param summary its newest counts, which take a while where trials are many
     * @throws io.nas4j.space.InvalidInputException where it is no longer there
     */
    StudyRecords now(StudySummary summary) {
        for (Phase phase : Phase.values()) {
            phases.put(phase, new Lazy<>(() -> phase == Phase.SEARCH ? search() : all(phase)));
        }
        return new StudyRecords(
                summary,
                store.runs(study),
                phases,
                store.best(study, 1).stream().findFirst(),
                store.strategyRecords(study),
                store.family(study),
                store.artifacts(study),
                analyses);
    }

    private PhaseRecords read(Phase phase) {
        Lazy<PhaseRecords> records = phases.get(phase);
        return records == null ? PhaseRecords.NONE : records.get();
    }

    private PhaseRecords all(Phase phase) {
        return new PhaseRecords(store.trials(study, phase), store.epochs(study, phase));
    }

    private PhaseRecords search() {
        epochs.putAll(store.epochs(study, Phase.SEARCH, next));
        for (int from = next; ; from += AT_ONCE) {
            Condition these = new Condition.All(List.of(
                    Condition.numbered(Operator.AT_LEAST, from), Condition.numbered(Operator.BELOW, from + AT_ONCE)));
            List<Trial> some = store.trials(study, TrialQuery.where(Phase.SEARCH, these));
            if (some.isEmpty()) {
                break;
            }
            some.forEach(trial -> search.put(trial.number(), trial));
        }
        for (Trial trial = search.get(next); trial != null && trial.state().finished(); trial = search.get(next)) {
            next++;
        }
        return new PhaseRecords(new ArrayList<>(search.values()), epochs);
    }
}

package io.nas4j.api.stage.report;

import io.nas4j.core.store.SearchDirective;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialState;
import io.nas4j.report.live.LiveStudies;
import io.nas4j.report.record.StudyRecords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The studies of a storage for live pages. Those that somebody looks at are kept in memory, and grow there. */
public final class StoredStudies implements LiveStudies {

    private static final int KEPT = 3;

    private final StudyStore store;
    private final Map<String, GrowingStudy> growing = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true));

    /**
     * @param store is read alone
     */
    public StoredStudies(StudyStore store) {
        this.store = store;
    }

    @Override
    public List<Seen> look() {
        List<Seen> seen = new ArrayList<>();
        for (StudySummary summary : store.studies()) {
            SearchDirective directive = summary.state().equals("RUNNING")
                    ? store.directive(summary.config().name())
                    : SearchDirective.GO_ON;
            seen.add(new Seen(summary, directive, directive + " " + mark(summary)));
        }
        return seen;
    }

    @Override
    public StudyRecords records(StudySummary seen) {
        GrowingStudy records =
                growing.computeIfAbsent(seen.config().name(), name -> new GrowingStudy(store, seen.config()));
        synchronized (growing) {
            Iterator<String> oldest = growing.keySet().iterator();
            while (growing.size() > KEPT) {
                oldest.next();
                oldest.remove();
            }
        }
        return records.now(seen);
    }

    /** Counts of what is only added to. Later phases and files matter for studies that somebody looks at. */
    private String mark(StudySummary summary) {
        String study = summary.config().name();
        StringBuilder mark = new StringBuilder(summary.created() + summary.state() + " "
                + summary.config().execution().trials() + " " + summary.trials() + " " + summary.finished());
        if (growing.containsKey(study)) {
            for (Phase phase : Phase.values()) {
                if (phase != Phase.SEARCH) {
                    mark.append(' ')
                            .append(store.trials(study, phase).stream()
                                    .filter(trial -> trial.state() != TrialState.RUNNING)
                                    .count());
                }
            }
            mark.append(' ').append(store.strategyRecordCount(study));
            store.artifacts(study)
                    .forEach(
                            artifact -> mark.append(' ').append(artifact.kind()).append(artifact.sha256()));
            mark.append(' ').append(store.family(study).hashCode());
        }
        return mark.toString();
    }
}

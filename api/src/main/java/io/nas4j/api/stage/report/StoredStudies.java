package io.nas4j.api.stage.report;

import io.nas4j.core.store.SearchDirective;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialState;
import io.nas4j.report.live.LiveStudies;
import io.nas4j.report.record.Recent;
import io.nas4j.report.record.StudyRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * The studies of a storage for live pages. Those that somebody looks at are kept in memory, and grow there: a look reads what is new of
 * them.
 */
public final class StoredStudies implements LiveStudies {

    private static final int KEPT = 3;

    private final StudyStore store;
    private final Executor background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "nas4j-dashboard-background");
        thread.setDaemon(true);
        return thread;
    });
    private final Recent<String, GrowingStudy> growing = new Recent<>(KEPT);
    private final Map<String, String> later = new HashMap<>();
    private List<StudySummary> counted = List.of();

    /**
     * @param store is read alone
     */
    public StoredStudies(StudyStore store) {
        this.store = store;
    }

    @Override
    public void count() {
        counted = store.studies();
        later.clear();
        for (StudySummary summary : counted) {
            Optional<GrowingStudy> study = growing(summary);
            if (study.isPresent()) {
                study.get().refresh();
                later.put(summary.config().name(), later(summary.config().name()));
            }
        }
    }

    @Override
    public List<Seen> look() {
        List<Seen> seen = new ArrayList<>();
        for (StudySummary summary : counted) {
            SearchDirective directive = summary.state().equals("RUNNING")
                    ? store.directive(summary.config().name())
                    : SearchDirective.GO_ON;
            seen.add(seen(summary, directive));
        }
        return seen;
    }

    private Seen seen(StudySummary summary, SearchDirective directive) {
        Optional<GrowingStudy> study = growing(summary);
        if (study.isEmpty()) {
            return new Seen(summary, directive, directive + " " + mark(summary), true);
        }
        boolean whole = study.get().whole();
        if (whole) {
            study.get().read();
        }
        StudySummary now = study.get().counted(summary);
        String mark = directive + " " + mark(now) + " " + whole + " "
                + study.get().computed() + " " + later.getOrDefault(now.config().name(), "");
        return new Seen(now, directive, mark, whole);
    }

    private Optional<GrowingStudy> growing(StudySummary summary) {
        synchronized (growing) {
            return growing.get(summary.config().name()).filter(study -> study.is(summary));
        }
    }

    @Override
    public StudyRecords records(StudySummary seen) {
        return growing(seen).orElseGet(() -> begun(seen)).now(seen);
    }

    /** A study that somebody begins to look at: its first trials are read at once, and the others while those are shown. */
    private GrowingStudy begun(StudySummary seen) {
        GrowingStudy study = new GrowingStudy(store, seen, background);
        if (study.read()) {
            background.execute(() -> readAll(study));
        }
        synchronized (growing) {
            growing.put(seen.config().name(), study);
        }
        return study;
    }

    private static void readAll(GrowingStudy study) {
        boolean more = true;
        while (more) {
            more = study.read();
        }
    }

    /** Counts of what is only added to. */
    private static String mark(StudySummary summary) {
        return summary.created() + summary.state() + " "
                + summary.config().execution().trials() + " " + summary.trials() + " " + summary.finished();
    }

    /** The same of later phases and files, which matter for studies that somebody looks at. */
    private String later(String study) {
        StringBuilder mark = new StringBuilder();
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
                .forEach(artifact -> mark.append(' ').append(artifact.kind()).append(artifact.sha256()));
        return mark.append(' ').append(store.family(study).hashCode()).toString();
    }
}

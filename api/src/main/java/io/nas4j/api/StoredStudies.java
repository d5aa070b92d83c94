package io.nas4j.api;

import io.nas4j.api.stage.report.ReportFormat;
import io.nas4j.api.stage.report.ReportStage;
import io.nas4j.api.workplace.Studies;
import io.nas4j.core.evaluation.Score;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What a storage holds, for reading. Safe for use by many threads. */
public final class StoredStudies implements AutoCloseable {

    private final StudyStore store;
    private final String url;

    StoredStudies(StudyStore store, String url) {
        this.store = store;
        this.url = url;
    }

    /** All studies with their counts, oldest first. */
    public List<StudySummary> studies() {
        return store.studies();
    }

    /**
     * All that decides a study's trials and rewards.
     *
     * @throws io.nas4j.space.InvalidInputException naming the studies that there are, where this is none
     */
    public StudyConfig config(String study) {
        return Studies.config(store, url, study);
    }

    /** The trials that a query asks for, in its order, without epochs. */
    public List<Trial> trials(String study, TrialQuery query) {
        return store.trials(study, query);
    }

    /** One trial, with its epochs. */
    public Optional<Trial> trial(String study, Phase phase, int number) {
        return store.trial(study, phase, number);
    }

    /** The scores that a network got untrained, by name; none where none were computed. */
    public SortedMap<String, Score> scores(String study, String fingerprint) {
        return store.scores(study, fingerprint);
    }

    /** The complete search trials of distinct networks, by falling reward. */
    public List<Trial> best(String study, int most) {
        return store.best(study, most);
    }

    /** The scaled networks; none where none were kept. */
    public List<FamilyMember> family(String study) {
        return store.family(study);
    }

    /** Files that a study produced. */
    public List<Artifact> artifacts(String study) {
        return store.artifacts(study);
    }

    /**
     * Writes a page about some studies as one file that needs no network.
     *
     * @throws io.nas4j.space.InvalidInputException where there is no such study, or a file cannot be made there
     */
    public ReportStage.Written report(List<String> studies, ReportFormat format, Path file) {
        return ReportStage.run(store, studies.stream().map(this::config).toList(), format, file);
    }

    @Override
    public void close() {
        store.close();
    }
}

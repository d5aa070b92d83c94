package io.nas4j.api;

import io.nas4j.api.begin.Resumption;
import io.nas4j.api.begin.StudyPlanner;
import io.nas4j.api.request.Effort;
import io.nas4j.api.request.StudyRequest;
import io.nas4j.api.stage.StageListener;
import io.nas4j.api.workplace.AskedStudies;
import io.nas4j.api.workplace.Evaluators;
import io.nas4j.api.workplace.Studies;
import io.nas4j.api.workplace.StudySession;
import io.nas4j.core.plugin.EvaluatorProvider;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.evaluator.worker.WorkerHosts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A storage, and how this program works with it. A workspace holds nothing open and may be shared by threads; what it opens is
 * closed by whoever asked for it.
 */
public final class Workspace {

    private final String url;
    private final StageListener listener;
    private final Consumer<String> notes;
    private final Evaluators evaluators;

    private Workspace(String url, StageListener listener, Consumer<String> notes, Evaluators evaluators) {
        this.url = url;
        this.listener = listener;
        this.notes = notes;
        this.evaluators = evaluators;
    }

    /** The storage in a folder, as {@code --storage} names one. It is made when the first study is opened. */
    public static Workspace at(Path folder) {
        return at(folder.toString());
    }

    /**
     * The same.
     *
     * @param storage a folder, or a {@code jdbc:} URL
     */
    public static Workspace at(String storage) {
        return new Workspace(storage, StageListener.NONE, note -> {}, Evaluators.OF_PLUGINS);
    }

    /** The same, with somebody who hears how searches and trainings go on, from several threads at once. */
    public Workspace observedBy(StageListener observer) {
        return new Workspace(url, observer, notes, evaluators);
    }

    /** The same, with somebody who gets the sentences that the command line prints to standard error. */
    public Workspace noting(Consumer<String> receiver) {
        return new Workspace(url, listener, receiver, evaluators);
    }

    /** The same, with an evaluator of this program: the engine {@code plugin:NAME} of a request means it. */
    public Workspace with(EvaluatorProvider evaluator) {
        return new Workspace(url, listener, notes, evaluators.with(evaluator));
    }

    /** The same, with the workers of its studies elsewhere, as on a cluster. */
    public Workspace trainingOn(WorkerHosts hosts) {
        return new Workspace(url, listener, notes, evaluators.with(hosts));
    }

    /**
     * Opens a study: makes it, or goes on with one that was begun by an equal request. Reads the data set, where there is one,
     * and blocks meanwhile; trains nothing.
     *
     * @throws io.nas4j.space.InvalidInputException where a part of the request is wrong, or a study of that name differs
     * @throws io.nas4j.core.WorkFailedException where another process has the study
     */
    public OpenStudy open(StudyRequest request) {
        StudyPlanner.Planned planned = new StudyPlanner(url, notes, evaluators).plan(request);
        planned.sentences().forEach(notes);
        return opened(
                StudySession.open(
                        url,
                        request.name(),
                        stored -> stored.map(before -> StudyPlanner.goingOn(before, request, planned.config()))
                                .orElse(planned.config()),
                        listener,
                        notes,
                        evaluators),
                Optional.empty());
    }

    /** Opens a study that exists, to go on with it as it is stored. */
    public OpenStudy resume(String study) {
        return resume(study, Effort.USUAL);
    }

    /**
     * The same.
     *
     * @param effort a new total, workers or limits; what is empty stays. What ends the search early does so this time alone
     * @throws io.nas4j.space.InvalidInputException where there is no such study, or its data have changed
     */
    public OpenStudy resume(String study, Effort effort) {
        Resumption resumption = Resumption.of(Studies.config(url, study), url, effort, notes);
        return opened(
                StudySession.open(url, study, before -> resumption.config(), listener, notes, evaluators),
                resumption.stopWhen());
    }

    private static OpenStudy opened(StudySession session, Optional<String> stopWhen) {
        boolean begun = false;
        try {
            OpenStudy study = OpenStudy.begin(session, stopWhen);
            begun = true;
            return study;
        } finally {
            if (!begun) {
                session.close();
            }
        }
    }

    /**
     * Opens a study whose trials this program asks for and tells ({@code engine ask}).
     *
     * @throws io.nas4j.space.InvalidInputException where there is no such study, or an engine trains it
     */
    public AskedStudy asked(String study) {
        StudyConfig config = AskedStudies.config(url, study);
        return new AskedStudy(
                StudySession.open(url, study, stored -> stored.orElse(config), listener, notes, evaluators));
    }

    /**
     * Opens the storage for reading, also while a process writes to it.
     *
     * @throws io.nas4j.space.InvalidInputException where there is no storage yet
     */
    public StoredStudies read() {
        return new StoredStudies(H2StudyStore.open(url, OpenMode.READ), url);
    }
}

package io.nas4j.api.stage.report;

import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.report.tensorboard.StudyFigures;
import io.nas4j.report.tensorboard.TensorBoardRuns;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes the trials of a study as event files for TensorBoard, a folder each. Stores nothing. */
public final class TensorBoardStage {

    /** TensorBoard reads files whose names hold this; one name, so that writing again replaces. */
    private static final String FILE = "events.out.tfevents.0.nas4j";

    private final StudyStore store;
    private final String study;
    private final Path folder;

    /**
     * @param folder below which {@code STUDY/PHASE/trial-N} are written
     * @throws InvalidInputException where the folder cannot be made
     */
    public TensorBoardStage(StudyStore store, String study, Path folder) {
        this.store = store;
        this.study = study;
        this.folder = folder;
        make(folder);
    }

    /**
     * Writes the finished trials of all phases, and the search's figures. Trials that took over the result of an equal network have none.
     *
     * @return how many trials were written
     */
    public int run() {
        int written = 0;
        for (Phase phase : Phase.values()) {
            Map<Integer, List<Epoch>> epochs = store.epochs(study, phase);
            for (Trial trial : store.trials(study, phase)) {
                if (trial.state().finished() && trial.sameAs().isEmpty()) {
                    write(trial.withEpochs(epochs.getOrDefault(trial.number(), List.of())));
                    written++;
                }
            }
        }
        figures();
        return written;
    }

    /**
     * Writes a finished trial.
     *
     * @param trial with its epochs
     */
    public void write(Trial trial) {
        write(
                folder.resolve(study).resolve(trial.spec().phase().text()).resolve("trial-" + trial.number()),
                TensorBoardRuns.events(trial));
    }

    /** Writes what the whole search came to, as images. */
    public void figures() {
        write(folder.resolve(study).resolve("figures"), StudyFigures.events(store.trials(study, Phase.SEARCH)));
    }

    private static void write(Path run, byte[] events) {
        make(run);
        AtomicFile.write(run.resolve(FILE), out -> out.write(events));
    }

    private static void make(Path run) {
        try {
            Files.createDirectories(run);
        } catch (IOException e) {
            throw new InvalidInputException("cannot make the folder " + run + ": " + AtomicFile.reason(e), e);
        }
    }
}

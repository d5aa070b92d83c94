package io.nas4j.api.stage.report;

import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
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

    private TensorBoardStage() {}

    /**
     * Writes the finished trials of all phases below {@code folder/STUDY/PHASE/trial-N}. Trials that took over the result of an equal
     * network have none.
     *
     * @return how many were written
     * @throws InvalidInputException where the folder cannot be made
     */
    public static int run(StudyStore store, String study, Path folder) {
        int written = 0;
        for (Phase phase : Phase.values()) {
            Map<Integer, List<Epoch>> epochs = store.epochs(study, phase);
            for (Trial trial : store.trials(study, phase)) {
                if (trial.state().finished() && trial.sameAs().isEmpty()) {
                    Path run = folder.resolve(study).resolve(phase.text()).resolve("trial-" + trial.number());
                    write(run, TensorBoardRuns.events(trial, epochs.getOrDefault(trial.number(), List.of())));
                    written++;
                }
            }
        }
        return written;
    }

    private static void write(Path run, byte[] events) {
        try {
            Files.createDirectories(run);
        } catch (IOException e) {
            throw new InvalidInputException("cannot make the folder " + run + ": " + AtomicFile.reason(e), e);
        }
        AtomicFile.write(run.resolve(FILE), out -> out.write(events));
    }
}

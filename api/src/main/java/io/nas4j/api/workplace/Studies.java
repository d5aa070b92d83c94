package io.nas4j.api.workplace;

import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.table.TableEvaluator;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import java.util.List;
import java.util.Optional;

/** Looks up studies before anything is opened for writing. */
public final class Studies {

    private Studies() {}

    /** The configuration of a study that must exist. */
    public static StudyConfig config(String url, String study) {
        try (StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
            return config(store, url, study);
        }
    }

    /** The same, of a storage that is open. */
    public static StudyConfig config(StudyStore store, String url, String study) {
        return store.config(study).orElseThrow(() -> unknown(store, url, study));
    }

    /** The configuration of a study that may exist. */
    public static Optional<StudyConfig> find(String url, String study) {
        try (StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
            return store.config(study);
        } catch (InvalidInputException e) {
            return Optional.empty(); // there is no storage yet
        }
    }

    /**
     * The configuration of a study that must exist and train its networks.
     *
     * @param what the command cannot do on a table
     */
    public static StudyConfig trained(String url, String study, String what) {
        StudyConfig config = config(url, study);
        if (TableEvaluator.names(config.execution().engine())) {
            throw new InvalidInputException("study " + study + " looks accuracies up in a table (engine "
                    + config.execution().engine() + ") and trains nothing, so that it has no " + what);
        }
        if (ForeignTraining.names(config.execution().engine())) {
            throw new InvalidInputException("study " + study + " is trained outside nas4j (engine "
                    + config.execution().engine() + "), so that it has no " + what);
        }
        return config;
    }

    private static InvalidInputException unknown(StudyStore store, String url, String study) {
        List<String> names = store.studies().stream()
                .map(StudySummary::config)
                .map(StudyConfig::name)
                .toList();
        return new InvalidInputException("no study '" + study + "' in " + url + "; there "
                + (names.isEmpty() ? "are none" : "are " + String.join(", ", names)) + NearName.hint(study, names));
    }
}

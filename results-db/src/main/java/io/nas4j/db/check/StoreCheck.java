package io.nas4j.db.check;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.trial.Phase;
import io.nas4j.db.H2StudyStore;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads everything in a storage and says what does not fit together. */
public final class StoreCheck {

    private StoreCheck() {}

    /**
     * Something in a storage that this program did not write so.
     *
     * @param study the study's name as it is stored
     * @param text what is wrong, without the study
     */
    public record Problem(String study, String text) {}

    /**
     * A trial that this program did not write so.
     *
     * @param study the study's name as it is stored
     */
    public record UnfitTrial(String study, Phase phase, int number) {}

    /**
     * What is wrong with the studies of a storage; nothing where all is as this program writes it.
     *
     * @throws WorkFailedException where the storage is damaged
     */
    public static List<Problem> problems(H2StudyStore store) {
        return store.readAll((handle, again) -> problems(handle));
    }

    /** The studies of a storage, also those whose configuration cannot be read. */
    public static List<String> names(H2StudyStore store) {
        return store.readAll((handle, again) ->
                StudyRow.all(handle).stream().map(StudyRow::name).toList());
    }

    /** What is wrong with the studies of an open database that has the newest tables. */
    public static List<Problem> problems(Handle handle) {
        List<Problem> problems = new ArrayList<>();
        for (StudyRow study : StudyRow.all(handle)) {
            new StudyCheck(handle, study).problems().forEach(text -> problems.add(new Problem(study.name(), text)));
        }
        return problems;
    }

    /** The trials of an open database, which has the newest tables, with which something is wrong. */
    public static List<UnfitTrial> unfitTrials(Handle handle) {
        return StudyRow.all(handle).stream()
                .flatMap(study -> new StudyCheck(handle, study).unfit().stream())
                .toList();
    }
}

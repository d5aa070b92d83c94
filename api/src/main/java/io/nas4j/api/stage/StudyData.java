package io.nas4j.api.stage;

import io.nas4j.core.file.FileHash;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.table.TableEvaluator;
import io.nas4j.evaluator.data.DataSets;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The data sets of studies, and whether they have changed. */
public final class StudyData {

    private StudyData() {}

    /**
     * Opens a task's data set.
     *
     * @param home the folder beside the storage where decoded images are kept
     */
    public static DataSet open(TaskData taskData, Path home) {
        return DataSets.open(taskData, Optional.of(home.resolve("cache")));
    }

    /**
     * Makes sure that a study's data set has not changed since the study was made. Studies of releases that stored no
     * fingerprint are taken at their word.
     *
     * @return sentences about what lies there and is left out
     * @throws InvalidInputException with both fingerprints where it has
     */
    public static List<String> check(StudyConfig stored, Path home) {
        if (stored.data().fingerprint().isEmpty()) {
            return List.of();
        }
        if (TableEvaluator.names(stored.execution().engine())) {
            check(stored, ofTable(TableEvaluator.file(stored.execution().engine())));
            return List.of();
        }
        DataSet data = open(stored.plan().task().data(), home);
        data.prepare(stored.plan()
                .task()
                .reduction()
                .resolution(stored.data().input().resolution()));
        refuseNewValidation(stored, data);
        check(stored, data.fingerprint());
        return check(data, stored);
    }

    private static void refuseNewValidation(StudyConfig stored, DataSet data) {
        if (data.validation().isPresent()
                && stored.data().fingerprint().equals(Optional.of(data.train().fingerprint()))) {
            throw new InvalidInputException("study " + stored.name() + " was made by a release that read no validation"
                    + " folder, on the training images alone; move that folder out of "
                    + stored.plan().task().data().dataset() + " to go on, or begin another --study");
        }
    }

    /**
     * Reads every image once, so that what is wrong with a data set is said before anything is trained on it.
     *
     * @return sentences about which part of the data is used for what, and what is left out
     * @throws InvalidInputException where it cannot be trained or tested on
     */
    public static List<String> check(DataSet data, StudyConfig config) {
        TrainingTask task = config.plan().task();
        int resolution = config.data().input().resolution();
        return TrainingData.check(data, task.data(), task.reduction().resolution(resolution));
    }

    /** The fingerprint of a table of trained networks. */
    public static String ofTable(Path file) {
        return FileHash.sha256(file);
    }

    /** Compares the stored fingerprint with one that was just taken. */
    public static void check(StudyConfig stored, String fingerprint) {
        stored.data().fingerprint().filter(known -> !known.equals(fingerprint)).ifPresent(known -> {
            throw new InvalidInputException("study " + stored.name() + " was made on data with fingerprint " + known
                    + ", but " + stored.plan().task().data().dataset() + " now has " + fingerprint
                    + "; bring the old data back, or begin another --study");
        });
    }
}

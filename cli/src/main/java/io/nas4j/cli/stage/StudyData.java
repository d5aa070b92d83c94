package io.nas4j.cli.stage;

import io.nas4j.core.file.FileHash;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.table.TableEvaluator;
import io.nas4j.evaluator.data.DataSets;
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
        data.train()
                .prepare(stored.plan()
                        .task()
                        .reduction()
                        .resolution(stored.data().input().resolution()));
        check(stored, data.fingerprint());
        return data.train().leftOut();
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

package io.nas4j.cli.command.search;

import io.nas4j.api.stage.StudyData;
import io.nas4j.api.workplace.ForeignTraining;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.table.TableEvaluator;
import io.nas4j.evaluator.data.image.ImageCounts;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.staged.SpaceDefinition;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the networks of a search are evaluated on: images, a table, or what somebody else has.
 *
 * @param engine the engine's name, never {@code auto}; the path of a table is absolute
 * @param dataset the name that listings show
 * @param images number of images to train and validate on
 * @param input the input of the networks
 * @param fingerprint computes the fingerprint of the data, where it can be known; called after the check
 * @param check refuses a configuration that does not fit the data
 */
record EvaluationSource(
        String engine,
        String dataset,
        ImageCounts images,
        Input input,
        int classes,
        Supplier<Optional<String>> fingerprint,
        Consumer<StudyConfig> check) {

    /** Whether networks are trained. */
    boolean trained() {
        return !TableEvaluator.names(engine);
    }

    /** Whatever a program of the user, or whoever asks for trials, trains on. */
    static EvaluationSource foreign(String engine, Input input, Optional<Integer> classes) {
        return new EvaluationSource(
                engine,
                TaskData.OWN,
                ImageCounts.together(ForeignTraining.IMAGES),
                input,
                classes.orElse(ForeignTraining.CLASSES),
                Optional::empty,
                config -> {});
    }

    /** A table of a space's networks, which read what the space was made for. */
    static EvaluationSource table(String engine, SpaceDefinition definition) {
        Path file = TableEvaluator.file(engine);
        try (TableEvaluator table = new TableEvaluator(file, definition)) {
            Architecture frame = definition.frame();
            return new EvaluationSource(
                    TableEvaluator.PREFIX + file,
                    "a table of " + table.size() + " networks",
                    ImageCounts.together(table.size()),
                    frame.input(),
                    frame.classes(),
                    () -> Optional.of(StudyData.ofTable(file)),
                    config -> {});
        }
    }
}

package io.nas4j.cli.command.search;

import io.nas4j.cli.stage.StudyData;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.table.TableEvaluator;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.staged.SpaceDefinition;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a search's networks are judged on: images that an engine trains on, or a table.
 *
 * @param engine resolved: never {@code auto}, a table's file absolute
 * @param dataset the name that listings show
 * @param images to train and validate on
 * @param input that networks read
 * @param fingerprint of what they are judged on; asked after the check
 * @param check refuses a configuration that cannot be run with it
 */
record EvaluationSource(
        String engine,
        String dataset,
        int images,
        Input input,
        int classes,
        Supplier<String> fingerprint,
        Consumer<StudyConfig> check) {

    /** Whether networks are trained. */
    boolean trained() {
        return !TableEvaluator.names(engine);
    }

    /** A table of a space's networks, which read what the space was made for. */
    static EvaluationSource table(String engine, SpaceDefinition definition) {
        Path file = TableEvaluator.file(engine);
        try (TableEvaluator table = new TableEvaluator(file, definition)) {
            Architecture frame = definition.frame();
            return new EvaluationSource(
                    TableEvaluator.PREFIX + file,
                    "a table of " + table.size() + " networks",
                    table.size(),
                    frame.input(),
                    frame.classes(),
                    () -> StudyData.ofTable(file),
                    config -> {});
        }
    }
}

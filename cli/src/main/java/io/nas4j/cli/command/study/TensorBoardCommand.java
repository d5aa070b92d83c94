package io.nas4j.cli.command.study;

import io.nas4j.api.stage.report.TensorBoardStage;
import io.nas4j.api.workplace.Studies;
import io.nas4j.cli.input.PathConverter;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.store.StudyStore;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes event files for TensorBoard. */
@Command(
        name = "tensorboard",
        description =
                "Write a study's trials as event files that TensorBoard reads: losses and accuracies by epoch, and for"
                        + " its HParams page what each trial chose and what came of it; the best so far and the front as images.")
public final class TensorBoardCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            converter = PathConverter.class,
            description =
                    "Folder to write to, as tensorboard --logdir takes it; made where it is missing. Files of an earlier"
                            + " call are replaced.")
    private Path output;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() {
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            Studies.config(store, storage.url(), study);
            int written = new TensorBoardStage(store, study, output).run();
            Terminals.of(spec)
                    .say("Wrote " + written + " runs to " + output + "; 'tensorboard --logdir " + output
                            + "' shows them.");
        }
        return 0;
    }
}

package io.nas4j.cli.command.ship;

import io.nas4j.api.stage.ensemble.EnsembleResult;
import io.nas4j.api.stage.ensemble.EnsembleStage;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.api.workplace.Studies;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.EnsembleText;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.store.StudyStore;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares ensembles of small networks with scaled ones. */
@Command(
        name = "ensemble",
        description =
                "Average the softmax outputs of baselines that a sweep trained with different seeds, and compare them on the"
                        + " validation images with the networks of the sweep that cost as much. Trains nothing.")
public final class EnsembleCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "A study that has a sweep.")
    private String study;

    @Option(
            names = "--members",
            paramLabel = "M",
            split = ",",
            defaultValue = "2",
            description =
                    "Networks in an ensemble, from 2 on, with commas between; the sweep needs as many seeds. Default:"
                            + " ${DEFAULT-VALUE}.")
    private List<Integer> members;

    @Mixin
    private FormatOption format;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() {
        EnsembleResult result;
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            result = EnsembleStage.run(
                    store, Studies.config(store, storage.url(), study), ArtifactFolder.of(storage.url()), members);
        }
        EnsembleText.print(result, format.format(), Terminals.of(spec));
        return 0;
    }
}

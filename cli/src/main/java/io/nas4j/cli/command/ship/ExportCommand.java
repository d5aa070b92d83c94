package io.nas4j.cli.command.ship;

import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.ExportText;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.StageResources;
import io.nas4j.cli.runtime.Studies;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.cli.stage.ExportStage;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.export.Exporters;
import io.nas4j.export.target.Exporter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Exports a study's trained baseline. */
@Command(
        name = "export",
        description = "Write a study's trained baseline for another backend, and check it there on test images.")
public final class ExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "Name of a study whose baseline is trained ('nas4j train STUDY').")
    private String study;

    @Option(
            names = "--to",
            paramLabel = "BACKEND",
            required = true,
            completionCandidates = ExporterNames.class,
            description = "${COMPLETION-CANDIDATES}.")
    private String backend;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            required = true,
            description = "The file to write.")
    private Path output;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() {
        Exporter exporter = Exporters.get(backend);
        Terminal terminal = Terminals.of(spec);
        StudyConfig config = Studies.trained(storage.url(), study, "weights to export");
        try (StageResources resources = StageResources.open(storage.url(), terminal, config)) {
            ExportText.print(ExportStage.run(resources.context(), config, exporter, output), terminal);
        }
        return 0;
    }
}

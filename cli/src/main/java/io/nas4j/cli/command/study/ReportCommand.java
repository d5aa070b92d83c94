package io.nas4j.cli.command.study;

import io.nas4j.api.StoredStudies;
import io.nas4j.api.Workspace;
import io.nas4j.api.stage.report.ReportFormat;
import io.nas4j.api.stage.report.ReportStage;
import io.nas4j.cli.input.PathConverter;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.output.Units;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a page about studies. */
@Command(
        name = "report",
        description = "Write a page about a study, or about several side by side, as one file that needs no network:"
                + " what was tried, what came of it, which decisions matter, and how to repeat it.")
public final class ReportCommand implements Callable<Integer> {

    private static final int MOST = 50;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", arity = "1..*", description = "Names of studies.")
    private List<String> studies = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            converter = PathConverter.class,
            description =
                    "The file to write; one that is there is replaced. By default STUDY-report.html, or .md, in this"
                            + " folder, called after the first study.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "html",
            description =
                    "${COMPLETION-CANDIDATES}: a page for a browser, or text for whatever reads Markdown. Default:"
                            + " ${DEFAULT-VALUE}.")
    private ReportFormat format = ReportFormat.HTML;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() {
        requireDistinct();
        Path file = output.orElseGet(() -> Path.of(studies.get(0) + "-report." + format));
        try (StoredStudies stored = Workspace.at(storage.url()).read()) {
            ReportStage.Written written = stored.report(studies, format, file);
            Terminals.of(spec)
                    .say("Wrote " + written.file() + " (" + Units.count(written.bytes()) + "B): " + written.cards()
                            + " cards, and " + written.empty() + " that say why they are empty.");
        }
        return 0;
    }

    private void requireDistinct() {
        if (studies.size() > MOST) {
            throw new InvalidInputException(
                    "a page has at most " + MOST + " studies, but " + studies.size() + " were given");
        }
        Set<String> seen = new HashSet<>();
        for (String study : studies) {
            if (!seen.add(study)) {
                throw new InvalidInputException("study '" + study + "' was given twice; give each once");
            }
        }
    }
}

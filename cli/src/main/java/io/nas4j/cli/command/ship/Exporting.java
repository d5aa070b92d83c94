package io.nas4j.cli.command.ship;

import io.nas4j.api.stage.export.ExportResult;
import io.nas4j.api.stage.export.ExportStage;
import io.nas4j.api.stage.export.ExportSubject;
import io.nas4j.cli.output.Terminal;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.export.target.ExportOutput;
import io.nas4j.export.target.Exporter;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Exports a network: to one target at a path, or to all of them in a folder.
 *
 * @param force whether files that are there are replaced
 */
record Exporting(ExportSource source, boolean force, Terminal terminal) {

    ExportResult one(Exporter exporter, Path output) {
        Path path = output.toAbsolutePath().normalize();
        source.refuseOver(exporter, path);
        exporter.requireHolds(source.network());
        try (ExportOutput place = ExportOutput.at(path, exporter.form(), force)) {
            return ExportStage.required(source.export(exporter, place, source.subject()));
        }
    }

    /** A folder for each target; those that cannot hold the network are told on standard error and left out. */
    List<ExportResult> all(List<Exporter> exporters, Path output) {
        Path folder = created(output.toAbsolutePath().normalize());
        Map<Exporter, ExportOutput> places = new LinkedHashMap<>();
        try {
            for (Exporter exporter : exporters) {
                if (holds(exporter)) {
                    Path path = folder.resolve(exporter.name());
                    source.refuseOver(exporter, path);
                    places.put(exporter, ExportOutput.inFolder(path, exporter.form(), force));
                }
            }
            ExportSubject subject = source.subject();
            List<ExportResult> results = new ArrayList<>();
            places.forEach((exporter, place) -> results.add(source.export(exporter, place, subject)));
            return results;
        } finally {
            places.values().forEach(ExportOutput::close);
        }
    }

    private boolean holds(Exporter exporter) {
        try {
            exporter.requireHolds(source.network());
            return true;
        } catch (InvalidInputException e) {
            terminal.note(exporter.name() + " is left out: " + e.getMessage());
            return false;
        }
    }

    private static Path created(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException("cannot write " + folder + ": " + AtomicFile.reason(e), e);
        }
    }
}

package io.nas4j.cli.listing;

import io.nas4j.api.stage.export.ExportResult;
import io.nas4j.api.stage.export.ExportResult.Checked;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Choice;
import io.nas4j.export.target.Exporter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What exports say; the field names are part of the command line's contract. */
public final class ExportText {

    /** What the table of several exports shows. */
    public static final List<String> COLUMNS = List.of(
            "target",
            "bytes",
            "images",
            "equal_classes",
            "largest_difference",
            "accuracy_here",
            "accuracy_there",
            "checked_with",
            "path");

    /** What the table of targets shows. */
    public static final List<String> TARGETS = List.of("target", "writes", "options", "checker_here", "needs");

    private ExportText() {}

    public static void print(ExportResult result, Terminal terminal) {
        terminal.say("wrote " + result.file() + " (" + result.bytes() + " bytes)");
        result.checks().forEach(check -> terminal.say(check.sentence()));
    }

    /** A row for each export; figures are those of the check that computed something, where there is one. */
    public static List<Row> rows(List<ExportResult> results) {
        return results.stream().map(ExportText::row).toList();
    }

    private static Row row(ExportResult result) {
        Optional<Checked> ran = result.checks().stream()
                .filter(check -> check.agreement().isPresent())
                .findFirst();
        Optional<Agreement> agreement = ran.flatMap(Checked::agreement);
        return new Row()
                .with("target", result.target())
                .with("path", result.file().toString())
                .with("bytes", result.bytes())
                .with("images", agreement.map(Agreement::images))
                .with("equal_classes", agreement.map(Agreement::sameClasses))
                .with("largest_difference", agreement.map(figure -> rounded(figure.largestDifference())))
                .with("accuracy_here", ran.map(Checked::accuracyHere).orElse(OptionalDouble.empty()))
                .with("accuracy_there", ran.map(Checked::accuracyThere).orElse(OptionalDouble.empty()))
                .with("checked_with", checkedWith(result));
    }

    /** Two digits: in a table, four places behind the point would say nothing. */
    private static Object rounded(double difference) {
        return new BigDecimal(difference).round(new MathContext(2));
    }

    private static String checkedWith(ExportResult result) {
        String asked = result.checks().stream()
                .map(check -> check.backend()
                        + (check.agreement().isPresent()
                                ? ""
                                : ", which reads " + check.readBack().orElse(0) + " tensors"))
                .collect(Collectors.joining("; "));
        return result.problem().isEmpty()
                ? asked
                : "not usable: " + result.problem().get();
    }

    /** A row for each target. */
    public static List<Row> targets(List<Exporter> exporters) {
        return exporters.stream()
                .map(exporter -> new Row()
                        .with("target", exporter.name())
                        .with(
                                "writes",
                                exporter.form().folder()
                                        ? "folder"
                                        : exporter.form().file())
                        .with(
                                "options",
                                exporter.choices().stream()
                                        .sorted()
                                        .map(Choice::option)
                                        .toList())
                        .with("needs", exporter.needs())
                        .with(
                                "checked_with",
                                exporter.checks().stream()
                                        .map(BackendCheck::backend)
                                        .toList())
                        .with(
                                "checker_here",
                                exporter.checks().stream().allMatch(BackendCheck::available) ? "yes" : "no"))
                .toList();
    }
}

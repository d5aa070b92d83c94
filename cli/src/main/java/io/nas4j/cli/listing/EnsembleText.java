package io.nas4j.cli.listing;

import io.nas4j.api.stage.ensemble.EnsembleResult;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.output.Units;
import io.nas4j.grid.sweep.SweepResult.Measured;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What ensembles of small networks come to beside scaled networks of equal cost. */
public final class EnsembleText {

    private static final List<String> COLUMNS = List.of(
            "members",
            "MACs",
            "params",
            "ensembles",
            "accuracy",
            "members alone",
            "compound",
            "depth",
            "width",
            "resolution");
    private static final List<String> SCALED = List.of("compound", "depth", "width", "resolution");
    private static final double PERCENT = 100;

    private EnsembleText() {}

    /** Prints a row for each number of members, and as a table what it says. */
    public static void print(EnsembleResult result, Format format, Terminal terminal) {
        if (format != Format.TABLE) {
            new Listing(terminal.out(), format)
                    .print(result.sizes().stream().map(EnsembleText::row).toList(), COLUMNS, "");
            return;
        }
        terminal.out()
                .print(Listing.table(
                        result.sizes().stream().map(EnsembleText::text).toList(), COLUMNS));
        result.sizes()
                .forEach(size -> terminal.say(sentence(size, result.sweep().study())));
    }

    private static Row row(EnsembleResult.Size size) {
        Row row = new Row()
                .with("members", size.members())
                .with("macs", size.macs())
                .with("params", size.params())
                .with("ensembles", size.accuracies().size())
                .with("accuracy", size.accuracy())
                .with("accuracy_alone", size.alone());
        SCALED.forEach(dimension -> row.with(
                "accuracy_" + dimension,
                size.scaled(dimension).map(each -> each.accuracy().orElseThrow())));
        return row;
    }

    private static Row text(EnsembleResult.Size size) {
        Row row = new Row()
                .with("members", size.members())
                .with("MACs", Units.count(size.macs()))
                .with("params", Units.count(size.params()))
                .with("ensembles", size.accuracies().size())
                .with("accuracy", percent(size.accuracy()))
                .with("members alone", percent(size.alone()));
        SCALED.forEach(dimension -> row.with(dimension, size.scaled(dimension).map(EnsembleText::interval)));
        return row;
    }

    private static String interval(Measured measured) {
        return percent(measured.accuracy().orElseThrow())
                + (measured.halfInterval().isPresent()
                        ? " ± " + percent(measured.halfInterval().getAsDouble())
                        : "");
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f %%", PERCENT * fraction);
    }

    private static String sentence(EnsembleResult.Size size, String study) {
        Optional<Measured> compound = size.scaled("compound");
        if (compound.isEmpty()) {
            return "No network of " + size.members() + " times the MACs is trained to compare with; 'nas4j sweep "
                    + study + " --growth 1," + size.members() + "' trains it.";
        }
        double difference = size.accuracy() - compound.get().accuracy().orElseThrow();
        boolean beyond = Math.abs(difference) > compound.get().halfInterval().orElse(Double.POSITIVE_INFINITY);
        return String.format(
                Locale.ROOT,
                "%d networks together are %.2f points %s than one that compound scaling made as expensive, which is %s of"
                        + " that one's mean; %s.",
                size.members(),
                PERCENT * Math.abs(difference),
                difference < 0 ? "worse" : "better",
                beyond ? "beyond the interval" : "within the interval",
                size.accuracies().size() == 1
                        ? "there is one such ensemble, whose own noise is not known"
                        : "that is the mean of " + size.accuracies().size() + " ensembles without a common member");
    }
}

package io.nas4j.cli.command;

import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.output.Units;
import io.nas4j.cli.stage.SearchStage;
import io.nas4j.core.pareto.Hypervolume;
import io.nas4j.core.pareto.ParetoFront;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.search.Metric;
import java.util.List;
import java.util.Locale;

/** The networks of a study that no other of it beats in accuracy and cost. */
final class FrontTable {

    private FrontTable() {}

    /** Prints the front, cheapest first, and notes its hypervolume beside the results. */
    static void print(StudyStore store, String study, Metric metric, Listing listing, Terminal terminal) {
        List<Trial> trials = SearchStage.networks(store, study);
        ParetoFront<Trial> front = ParetoFront.of(
                trials, trial -> trial.accuracy().orElse(Double.NaN), trial -> (double) cost(metric, trial));
        listing.print(
                front.things().stream().map(trial -> row(metric, trial)).toList(),
                metric == Metric.MEMORY
                        ? List.of("number", "accuracy", "memory", "macs", "params", "fingerprint", "architecture")
                        : List.of("number", "accuracy", "macs", "params", "fingerprint", "architecture"),
                "Study " + study + " has no complete trial yet.");
        if (!trials.isEmpty()) {
            terminal.note(volume(front, trials, metric));
        }
    }

    private static Row row(Metric metric, Trial trial) {
        Row row = StudyRows.trial(trial);
        return metric == Metric.MEMORY ? row.with("memory", cost(metric, trial)) : row;
    }

    private static long cost(Metric metric, Trial trial) {
        return switch (metric) {
            case MACS -> trial.macs();
            case PARAMS -> trial.params();
            case MEMORY -> metric.of(trial.spec().architecture());
        };
    }

    private static String volume(ParetoFront<Trial> front, List<Trial> trials, Metric metric) {
        long dearest =
                trials.stream().mapToLong(trial -> cost(metric, trial)).max().orElseThrow();
        double volume = new Hypervolume(0, dearest).of(front);
        return String.format(
                Locale.ROOT,
                "front of %d of %d networks; hypervolume %.6g (accuracy times %s), %s of what accuracy 1 at no cost has; its reference"
                        + " point is accuracy 0 and the study's dearest network, %,d %s",
                front.points().size(),
                trials.size(),
                volume,
                unit(metric),
                Units.percent(volume / dearest),
                dearest,
                unit(metric));
    }

    private static String unit(Metric metric) {
        return switch (metric) {
            case MACS -> "MACs";
            case PARAMS -> "parameters";
            case MEMORY -> "bytes";
        };
    }
}
